import { z } from "zod";
import { decisionOutput } from "../approvals/approval-card.js";
import { readCard } from "../approvals/read-card.js";
import { readTouch } from "../approvals/read-touch.js";
import { AppError } from "../errors.js";
import { defineOperation } from "../operation.js";
import { refreshCards } from "../posts/queue-posts.js";
import { lockLead } from "./lock-lead.js";
import { recordSent } from "./record-outcome.js";
/** A person says what became of a message whose delivery is unknown. Of many answers the first counts. */
export const resolveUncertain = defineOperation({
    name: "resolve_uncertain",
    needs: "decide",
    input: z.object({
        step_id: z.uuid(),
        was_sent: z.boolean().describe("true: it went; false: send it again."),
    }),
    output: decisionOutput,
    async run(tenant, { step_id, was_sent }) {
        const { lead_id } = await readTouch(tenant.tx, step_id);
        await lockLead(tenant.tx, lead_id);
        const touch = await readTouch(tenant.tx, step_id);
        if (touch.delivery_state !== "uncertain" || !touch.attempt_id) {
            throw new AppError("conflict", {
                say: "This was answered already. Nothing changed.",
                next: "Look at the card as it stands now.",
            });
        }
        if (was_sent) {
            const receipt = {
                providerId: `confirmed:${step_id}`,
                messageId: `<${step_id}@confirmed>`,
                threadId: null,
            };
            await recordSent(tenant, {
                step_id,
                user_id: tenant.user_id,
                clerk_id: tenant.actor.clerk_id,
                attempt_id: touch.attempt_id,
                recovering: true,
            }, { touch, receipt });
        }
        else {
            await tenant.tx.sequenceStep.update({
                where: { id: step_id },
                data: { delivery_state: "idle", provider_draft_id: null, send_time: tenant.now },
                select: { id: true },
            });
            await refreshCards(tenant, step_id);
        }
        await tenant.audit({
            action: "resolve_uncertain",
            subject_type: "step",
            subject_id: step_id,
            fields: ["delivery_state"],
            detail: { was_sent },
        });
        return { card: await readCard(tenant, step_id) };
    },
});
//# sourceMappingURL=resolve-uncertain.js.map