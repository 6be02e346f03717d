import { z } from "zod";
import { campaign, dryRun, idempotencyKey, leadId } from "../arguments.js";
import { defineTool } from "../define-tool.js";
import { truncatedField } from "../fit-answer.js";
import { inBrief } from "../tool-schema.js";
import { plainText, TEXT_LIMITS } from "../untrusted.js";
import { campaignLabel, toCampaignLabel } from "../views/campaign-view.js";
/** Puts leads into a campaign; what an agent enrolls is approved by a person. */
export const enrollLeads = defineTool({
    name: "enroll_leads",
    title: "Enroll leads",
    description: "Put up to 100 leads into a campaign's sequence and learn who is left out and why. Their messages still wait for a person's approval.",
    annotations: {
        readOnlyHint: false,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: true,
    },
    scope: "write",
    input: z.strictObject({
        campaign,
        lead_ids: z.array(leadId).min(1).max(100).describe("Who."),
        dry_run: dryRun,
        idempotency_key: idempotencyKey,
    }),
    output: z.object({
        campaign: inBrief(campaignLabel, "The campaign."),
        enrolled: z.int().describe("Enrolled, or would be."),
        already_enrolled: z.int().describe("Were in it before."),
        excluded_total: z.int().describe("Left out."),
        excluded: inBrief(z.array(z.object({ lead_id: z.string(), reason: z.string() })), "The first 50 left out: lead_id, reason."),
        ...truncatedField,
    }),
    async handle(core, actor, args) {
        const done = await core.enrollLeads(actor, args);
        return {
            campaign: toCampaignLabel(done.campaign),
            enrolled: done.enrolled,
            already_enrolled: done.already_enrolled,
            excluded_total: done.excluded_total,
            excluded: done.excluded.map(({ lead_id, reason }) => ({
                lead_id,
                reason: plainText(reason, TEXT_LIMITS.sentence),
            })),
        };
    },
});
//# sourceMappingURL=enroll-leads.js.map