import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { stopTouches } from "../sequences/stop-touches.ts";
import { decisionOutput, draftRef } from "./approval-card.ts";
import { declineDraft } from "./decline-draft.ts";
import { readCard } from "./read-card.ts";
import { readTouch } from "./read-touch.ts";

/** Rejects the draft and ends the campaign's sequence for this lead. */
export const rejectDraft = defineOperation({
  name: "reject_draft",
  needs: "decide",
  input: z.object({ ...draftRef, reason: z.string().max(300).default("") }),
  output: decisionOutput,
  async run(tenant, input) {
    await declineDraft(tenant, { ...input, action: "reject_draft" });
    const touch = await readTouch(tenant.tx, input.step_id);
    if (touch.kind === "sequence") {
      await stopTouches(tenant, {
        lead_ids: [touch.lead_id],
        campaign_id: touch.campaign_id,
        skip_reason: "an earlier draft was rejected",
        enrollment: "completed",
      });
    }
    return { card: await readCard(tenant, input.step_id) };
  },
});
