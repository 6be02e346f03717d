import { z } from "zod";
import { defineProcess } from "../operation.ts";
import { decisionOutput, draftRef } from "./approval-card.ts";
import { draftTouch } from "./draft-touch.ts";
import { explainLostDecision } from "./explain-lost-decision.ts";
import { readCard } from "./read-card.ts";
import { requestApproval } from "./request-approval.ts";
import { storeDraft } from "./store-draft.ts";

/** Has the draft written again, following an instruction; it then waits for approval as a new version. */
export const regenerateDraft = defineProcess({
  name: "regenerate_draft",
  needs: "decide",
  input: z.object({ ...draftRef, instruction: z.string().max(500).default("") }),
  output: decisionOutput,
  async run(context, { step_id, draft_version, instruction }) {
    const { prepared, draft } = await draftTouch(
      context,
      step_id,
      instruction.trim() || "write it differently",
    );
    return context.inTenant(async (tenant) => {
      const { touch, variant } = prepared;
      if (touch.draft_version !== draft_version)
        return explainLostDecision(tenant, step_id, draft_version);
      const stored = await storeDraft(tenant, {
        touch,
        words: { ...draft, variant },
        author: draft.writer,
      });
      if (!stored) return explainLostDecision(tenant, step_id, draft_version);
      await requestApproval(tenant, stored);
      await tenant.audit({
        action: "regenerate_draft",
        subject_type: "step",
        subject_id: step_id,
        fields: ["subject", "body"],
        detail: { draft_version: stored.draft_version },
      });
      return { card: await readCard(tenant, step_id) };
    });
  },
});
