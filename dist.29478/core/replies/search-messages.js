import { z } from "zod";
import { threadMessage } from "../approvals/approval-card.js";
import { campaignRef } from "../campaigns/campaign.js";
import { pageInput, pageOutput } from "../cursor.js";
import { defineOperation } from "../operation.js";
import { ReplyIntent } from "./reading/classification.js";
/** Messages sent and received, by words and filters, newest first. */
export const searchMessages = defineOperation({
    name: "search_messages",
    needs: "read",
    input: z.object({
        ...pageInput,
        query: z.string().max(200).optional(),
        direction: z.enum(["outbound", "inbound"]).optional(),
        intent: ReplyIntent.optional(),
        campaign: campaignRef.optional(),
        lead_id: z.uuid().optional(),
    }),
    output: z.object({
        messages: z.array(threadMessage.extend({
            lead_id: z.string(),
            full_name: z.string(),
            campaign_id: z.string().nullable(),
        })),
        ...pageOutput,
    }),
    async run() {
        throw new Error("not built yet");
    },
});
//# sourceMappingURL=search-messages.js.map