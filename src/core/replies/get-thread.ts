import { z } from "zod";
import { threadMessage } from "../approvals/approval-card.ts";
import { campaignRef } from "../campaigns/campaign.ts";
import { leadSummary } from "../leads/lead.ts";
import { defineOperation } from "../operation.ts";
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
