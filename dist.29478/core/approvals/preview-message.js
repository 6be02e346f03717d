import { z } from "zod";
import { campaignRef } from "../campaigns/campaign.js";
import { findCampaign } from "../campaigns/find-campaign.js";
import { AppError, asAppError } from "../errors.js";
import { defineProcess } from "../operation.js";
import { prepareDraft, wordTouch } from "./draft-touch.js";
import { readTouch } from "./read-touch.js";
import { writeFooter } from "./write-footer.js";
/** How a step would read for a lead, with what is missing; changes nothing. */
export const previewMessage = defineProcess({
    name: "preview_message",
    needs: "read",
    input: z.object({
        campaign: campaignRef,
        lead_id: z.uuid().describe("An enrolled lead."),
        step_number: z.number().int().min(1).max(20).default(1).describe("Which step, from 1."),
    }),
    output: z.object({
        subject: z.string().nullable().describe("Subject line; null on LinkedIn."),
        body: z.string().describe("The text."),
        footer: z.string().describe("What is added below."),
        problems: z.array(z.string()).describe("What keeps it from being sent; empty when fine."),
        facts: z.array(z.object({ name: z.string(), value: z.string(), source: z.string() })),
    }),
    async run(context, input) {
        const { prepared, footer } = await context.inTenant(async (tenant) => {
            const campaign = await findCampaign(tenant.tx, input.campaign);
            const step = await tenant.tx.sequenceStep.findFirst({
                where: {
                    campaign_id: campaign.id,
                    lead_id: input.lead_id,
                    step_number: input.step_number,
                    kind: "sequence",
                },
                select: { id: true },
            });
            if (!step) {
                throw new AppError("not_found", {
                    say: "This lead has no such step in that campaign.",
                    field: "lead_id",
                    next: "Enroll the lead with enroll_leads first.",
                });
            }
            const touch = await readTouch(tenant.tx, step.id);
            return {
                prepared: await prepareDraft(tenant, touch, null),
                footer: await writeFooter(tenant, touch),
            };
        });
        try {
            const draft = await wordTouch(context, prepared);
            return { subject: draft.subject, body: draft.body, footer, problems: [], facts: draft.used };
        }
        catch (thrown) {
            return { subject: null, body: "", footer, problems: [asAppError(thrown).say], facts: [] };
        }
    },
});
//# sourceMappingURL=preview-message.js.map