import { z } from "zod";
import { campaign } from "../arguments.ts";
import { defineTool, READ_ONLY } from "../define-tool.ts";
import { inBrief } from "../tool-schema.ts";
import { campaignRow, toCampaignRow } from "../views/campaign-view.ts";

const variantFigures = z.object({
  variant: z.string().optional(),
  sent: z.int(),
  replies: z.int(),
  positive: z.int(),
  opt_outs: z.int(),
  bounces: z.int(),
});

/** How the outreach performs. */
export const getStats = defineTool({
  name: "get_stats",
  title: "Get statistics",
  description:
    "Performance figures: totals of the account, reply rate, positive rate and counts by day; with a campaign, its own too, by A/B wording.",
  annotations: READ_ONLY,
  scope: "read",
  input: z.strictObject({
    campaign: campaign.optional(),
    days: z.int().min(1).max(90).default(14).describe("Days back."),
  }),
  output: z.object({
    figures: inBrief(
      z.object({
        total_leads: z.int(),
        total_campaigns: z.int(),
        active_campaigns: z.int(),
        messages_sent: z.int(),
        replies_received: z.int(),
        positive_replies: z.int(),
      }),
      "Totals of the account.",
    ),
    campaign: inBrief(campaignRow, "The campaign asked for.").optional(),
    reply_rate: z.number().optional().describe("Repliers per lead contacted, 0 to 1."),
    positive_rate: z.number().optional().describe("Positive per lead contacted, 0 to 1."),
    by_day: inBrief(
      z.array(z.object({ day: z.string(), sent: z.int(), replied: z.int(), positive: z.int() })),
      "Oldest first: day, sent, replied, positive.",
    ),
    steps: inBrief(
      z.array(
        z.object({
          step_number: z.int(),
          sequence_version: z.int(),
          variants: z.array(variantFigures),
          verdict: z.string().optional(),
        }),
      ),
      "Its steps, by A/B wording.",
    ).optional(),
  }),
  async handle(core, actor, args) {
    const stats = await core.getStats(actor, args);
    return {
      figures: stats.figures,
      campaign: stats.campaign ? toCampaignRow(stats.campaign) : undefined,
      reply_rate: stats.reply_rate ?? undefined,
      positive_rate: stats.positive_rate ?? undefined,
      by_day: stats.by_day,
      steps: stats.campaign
        ? stats.steps.map(({ step_number, sequence_version, variants, verdict }) => ({
            ...{ step_number, sequence_version, verdict: verdict ?? undefined },
            variants: variants.map((one) => ({ ...one, variant: one.variant ?? undefined })),
          }))
        : undefined,
    };
  },
});
