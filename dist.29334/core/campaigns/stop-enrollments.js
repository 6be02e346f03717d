import { z } from "zod";
import { refuseUnknownLeads } from "../leads/refuse-unknown-leads.js";
import { defineOperation } from "../operation.js";
import { stopTouches } from "../sequences/stop-touches.js";
import { campaignRef } from "./campaign.js";
import { findCampaign } from "./find-campaign.js";
/** Stops the sequence for leads, in one campaign or in all; what was not sent yet is skipped. */
export const stopEnrollments = defineOperation({
    name: "stop_enrollments",
    needs: "write",
    input: z.object({
        lead_ids: z.array(z.uuid()).min(1).max(100),
        campaign: campaignRef.optional().describe("Only here; leave out for all campaigns."),
        reason: z.string().min(1).max(300).describe("Why, for the record."),
    }),
    output: z.object({
        stopped: z.number().int().describe("Enrolments stopped."),
        already_sending: z
            .array(z.string())
            .describe("Names of leads whose message was already on its way."),
    }),
    async run(tenant, input) {
        const { tx } = tenant;
        const { lead_ids, reason } = input;
        const campaign = input.campaign ? await findCampaign(tx, input.campaign) : null;
        await refuseUnknownLeads(tx, lead_ids);
        const stopped = await stopTouches(tenant, {
            lead_ids,
            ...(campaign ? { campaign_id: campaign.id } : {}),
            skip_reason: reason,
            enrollment: "completed",
        });
        await tenant.audit({
            action: "stop_enrollments",
            subject_type: campaign ? "campaign" : "lead",
            subject_id: campaign ? campaign.id : lead_ids.join(","),
            fields: ["status", "stop_reason"],
            detail: {
                leads: lead_ids.length,
                enrollments: stopped.enrollments,
                steps_skipped: stopped.skipped,
                already_sending: stopped.already_sending.length,
            },
        });
        return {
            stopped: stopped.enrollments,
            already_sending: stopped.already_sending.map(({ full_name }) => full_name),
        };
    },
});
//# sourceMappingURL=stop-enrollments.js.map