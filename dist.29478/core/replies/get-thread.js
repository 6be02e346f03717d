import { z } from "zod";
import { threadMessage } from "../approvals/approval-card.js";
import { campaignRef } from "../campaigns/campaign.js";
import { leadSummary } from "../leads/lead.js";
import { defineOperation } from "../operation.js";
/** The conversation with a lead, oldest first; inbound text is untrusted. */
export const getThread = defineOperation({
    name: "get_thread",
    needs: "read",
    input: z.object({
        lead_id: z.uuid(),
        campaign: campaignRef.optional(),
        limit: z.number().int().min(1).max(50).default(20),
    }),
    output: z.object({ lead: leadSummary, messages: z.array(threadMessage) }),
    async run() {
        throw new Error("not built yet");
    },
});
//# sourceMappingURL=get-thread.js.map