import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineOperation } from "../operation.ts";
import { approvalCard, draftRef } from "./approval-card.ts";
import { explainLostDecision } from "./explain-lost-decision.ts";
import { readCard } from "./read-card.ts";
import { readTouch } from "./read-touch.ts";
import { requestApproval } from "./request-approval.ts";

/** Asks a person to decide on exactly this draft; its card appears in Slack. */
export const submitForApproval = defineOperation({
  name: "submit_for_approval",
  needs: ["draft", "decide"],
  input: z.object({ ...draftRef }),
  output: z.object({
    card: approvalCard,
    posted_to: z.number().int().describe("Places in Slack where the card appears."),
  }),
  async run(tenant, { step_id, draft_version }) {
    const touch = await readTouch(tenant.tx, step_id);
    if (touch.status !== "pending" || touch.draft_version !== draft_version) {
      return explainLostDecision(tenant, step_id, draft_version);
    }
    if (touch.draft_version === 0) {
      throw new AppError("conflict", {
        say: "There is no draft to approve yet.",
        next: "Write it with draft_message first.",
      });
    }
    const posted_to = await requestApproval(tenant, touch);
    await tenant.audit({
      action: "submit_for_approval",
      subject_type: "step",
      subject_id: step_id,
      fields: ["approval_state"],
      detail: { draft_version, content_hash: touch.content_hash },
    });
    return { card: await readCard(tenant, step_id), posted_to };
  },
});
