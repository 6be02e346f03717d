import { z } from "zod";
import { campaignRef } from "../campaigns/campaign.js";
import { AppError } from "../errors.js";
import { defineProcess } from "../operation.js";
import { approvalCard } from "./approval-card.js";
import { prepareDraft, wordTouch } from "./draft-touch.js";
import { explainLostDecision } from "./explain-lost-decision.js";
import { findTouchToDraft } from "./find-touch-to-draft.js";
import { readCard } from "./read-card.js";
import { refuseUnfinishedText } from "./refuse-unfinished-text.js";
import { storeDraft } from "./store-draft.js";
/**
 * Writes or replaces the draft of a touch, or of an answer to a reply. It is not sent and not yet
 * submitted; a draft that was waiting or approved must be submitted again. An agent's words mark the
 * touch as the agent's, so that only a person can let it leave.
 */
export const draftMessage = defineProcess({
    name: "draft_message",
    needs: "draft",
    input: z.object({
        step_id: z
            .uuid()
            .optional()
            .describe("The touch to draft; or give campaign and lead_id for their next one."),
        campaign: campaignRef.optional(),
        lead_id: z.uuid().optional().describe("The lead, with campaign."),
        answers_message_id: z.uuid().optional().describe("Draft an answer to this reply instead."),
        subject: z
            .string()
            .max(250)
            .nullable()
            .optional()
            .describe("Subject of a first e-mail; follow-ups keep the thread's."),
        body: z
            .string()
            .trim()
            .min(1)
            .max(10000)
            .optional()
            .describe("Plain text; left out, the campaign's template is used."),
        idempotency_key: z
            .string()
            .min(8)
            .max(100)
            .optional()
            .describe("Repeat a call with the same key and it happens once."),
    }),
    output: z.object({ card: approvalCard }),
    async run(context, input) {
        refuseUnfinishedText({ subject: input.subject ?? null, body: input.body ?? "" });
        const prepared = await context.inTenant(async (tenant) => {
            const touch = await findTouchToDraft(tenant, input);
            if (touch.status !== "pending")
                return explainLostDecision(tenant, touch.id, touch.draft_version);
            return prepareDraft(tenant, touch, null);
        });
        const words = await chooseWords(context, prepared, input);
        return context.inTenant(async (tenant) => {
            const { touch, variant } = prepared;
            const author = context.actor.kind === "agent" ? "an agent" : context.actor.name;
            const stored = await storeDraft(tenant, { touch, words: { ...words, variant }, author });
            if (!stored)
                return explainLostDecision(tenant, touch.id, touch.draft_version);
            if (context.actor.kind === "agent") {
                await tenant.tx.sequenceStep.update({
                    where: { id: touch.id },
                    data: { origin: "agent" },
                    select: { id: true },
                });
            }
            await tenant.audit({
                action: "draft_message",
                subject_type: "step",
                subject_id: touch.id,
                fields: ["subject", "body"],
                detail: { draft_version: stored.draft_version },
            });
            return { card: await readCard(tenant, touch.id) };
        });
    },
});
async function chooseWords(context, prepared, given) {
    const isEmail = prepared.touch.channel === "email";
    if (!given.body) {
        const draft = await wordTouch(context, prepared);
        return { ...draft, subject: isEmail ? (given.subject ?? draft.subject) : null };
    }
    const subject = isEmail
        ? (given.subject ?? (await threadOrTemplateSubject(context, prepared)))
        : null;
    if (isEmail && !subject) {
        throw new AppError("invalid_input", {
            say: "A first e-mail needs a subject.",
            field: "subject",
            next: "Give subject together with body.",
        });
    }
    return { subject, body: given.body, used: [], writer: context.actor.kind };
}
/** The subject of the thread, or the template's, when the caller gave only a body. */
async function threadOrTemplateSubject(context, prepared) {
    return (await wordTouch(context, prepared)).subject;
}
//# sourceMappingURL=draft-message.js.map