import { z } from "zod";
import { defineOperation } from "../operation.js";
import { stopTouches } from "../sequences/stop-touches.js";
import { decisionOutput, draftRef } from "./approval-card.js";
import { declineDraft } from "./decline-draft.js";
import { readCard } from "./read-card.js";
import { readTouch } from "./read-touch.js";
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
//# sourceMappingURL=reject-draft.js.map