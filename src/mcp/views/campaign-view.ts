import { z } from "zod";
import type { CampaignSummary } from "../../core/campaigns/campaign.ts";
import { inBrief } from "../tool-schema.ts";

/** The least that names a campaign in an answer about something else. */
export const campaignLabel = z.object({
  campaign_id: z.string().describe("Campaign id."),
  name: z.string().describe("Name."),
  status: z.string().describe("Its status."),
  version: z.int().describe("For expected_version."),
});

export function toCampaignLabel(campaign: CampaignSummary): z.input<typeof campaignLabel> {
  const { campaign_id, name, status, version } = campaign;
  return { campaign_id, name, status, version };
}

/** A campaign in a list, with live figures. */
export const campaignRow = campaignLabel.extend({
  paused_reason: z.string().optional().describe("Why it is paused."),
  figures: inBrief(
    z.object({
      leads: z.int(),
      waiting_approval: z.int(),
      scheduled: z.int(),
      sent: z.int(),
      replies: z.int(),
      positive: z.int(),
    }),
    "leads, waiting_approval, scheduled, sent, replies, positive.",
  ),
});

export function toCampaignRow(campaign: CampaignSummary): z.input<typeof campaignRow> {
  const { figures, paused_reason } = campaign;
  return { ...toCampaignLabel(campaign), paused_reason: paused_reason ?? undefined, figures };
}
