import { z } from "zod";
import { threadMessage } from "../approvals/approval-card.ts";
import { campaignRef } from "../campaigns/campaign.ts";
import { findCampaign } from "../campaigns/find-campaign.ts";
import { findLead } from "../leads/find-lead.ts";
import { leadSummary } from "../leads/lead.ts";
import { toLeadSummary } from "../leads/to-lead-summary.ts";
import { defineOperation } from "../operation.ts";
import { readConversations } from "./read-conversations.ts";

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
  async run({ tx }, input) {
    const lead = await findLead(tx, input.lead_id);
    const campaign = input.campaign ? await findCampaign(tx, input.campaign) : null;
    const threads = await readConversations(tx, {
      lead_ids: [lead.id],
      each: input.limit,
      ...(campaign ? { campaign_id: campaign.id } : {}),
    });
    return { lead: toLeadSummary(lead), messages: threads.get(lead.id) ?? [] };
  },
});
