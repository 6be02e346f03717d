import { z } from "zod";
import { campaignRef, campaignSummary } from "../campaigns/campaign.js";
import { defineOperation } from "../operation.js";
/** The six figures of get_user_stats, rates, and counts by day; of one campaign when named. */
export const getStats = defineOperation({
    name: "get_stats",
    needs: "read",
    input: z.object({
        campaign: campaignRef.optional(),
        days: z.number().int().min(1).max(90).default(14),
    }),
    output: z.object({
        figures: z
            .object({
            total_leads: z.number().int(),
            total_campaigns: z.number().int(),
            active_campaigns: z.number().int(),
            messages_sent: z.number().int(),
            replies_received: z.number().int(),
            positive_replies: z.number().int(),
        })
            .describe("The six figures, of the whole account."),
        campaign: campaignSummary.nullable().describe("The campaign asked for, with its own figures."),
        reply_rate: z.number().nullable().describe("Leads who replied per lead contacted, 0 to 1."),
        positive_rate: z.number().nullable().describe("Positive leads per lead contacted, 0 to 1."),
        by_day: z
            .array(z.object({
            day: z.string(),
            sent: z.number().int(),
            replied: z.number().int(),
            positive: z.number().int(),
        }))
            .describe("Oldest first, days in the user's zone."),
    }),
    async run() {
        throw new Error("not built yet");
    },
});
//# sourceMappingURL=get-stats.js.map