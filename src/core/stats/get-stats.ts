import { z } from "zod";
import { campaignRef, campaignSummary } from "../campaigns/campaign.ts";
import { summarizeCampaign } from "../campaigns/describe-campaign.ts";
import { findCampaign } from "../campaigns/find-campaign.ts";
import { runSqlFile } from "../db/sql-file.ts";
import { defineOperation } from "../operation.ts";
import { readReach } from "./read-reach.ts";
import { readStepResults, stepResults } from "./read-step-results.ts";

const figures = z.object({
  total_leads: z.number().int(),
  total_campaigns: z.number().int(),
  active_campaigns: z.number().int(),
  messages_sent: z.number().int(),
  replies_received: z.number().int(),
  positive_replies: z.number().int(),
});
type Figures = z.infer<typeof figures>;

const dayFigures = z.object({
  day: z.string(),
  sent: z.number().int(),
  replied: z.number().int(),
  positive: z.number().int(),
});
type DayFigures = z.infer<typeof dayFigures>;

/** The six figures of get_user_stats, rates, and counts by day; of one campaign when named, with its steps. */
export const getStats = defineOperation({
  name: "get_stats",
  needs: "read",
  input: z.object({
    campaign: campaignRef.optional(),
    days: z.number().int().min(1).max(90).default(14),
  }),
  output: z.object({
    figures: figures.describe("The six figures, of the whole account."),
    campaign: campaignSummary.nullable().describe("The campaign asked for, with its own figures."),
    reply_rate: z.number().nullable().describe("Leads who replied per lead contacted, 0 to 1."),
    positive_rate: z.number().nullable().describe("Positive leads per lead contacted, 0 to 1."),
    by_day: z.array(dayFigures).describe("Oldest first, days in the user's zone."),
    steps: z.array(stepResults).describe("Of the campaign asked for, by step and wording."),
  }),
  async run({ tx, user_id, now }, input) {
    const campaign = input.campaign ? await findCampaign(tx, input.campaign) : null;
    const campaign_id = campaign?.id ?? null;
    const [all] = await tx.$queryRaw<Figures[]>`
      select total_leads::int, total_campaigns::int, active_campaigns::int, messages_sent::int,
        replies_received::int, positive_replies::int
      from get_user_stats(${user_id}::uuid)`;
    if (!all) throw new Error("get_user_stats gives one row");
    const user = await tx.user.findUnique({ where: { id: user_id }, select: { time_zone: true } });
    const zone = user?.time_zone || "UTC";
    const reach = await readReach(tx, campaign_id);
    return {
      figures: all,
      campaign: campaign && (await summarizeCampaign(tx, campaign)),
      reply_rate: rate(reach.replied, reach.contacted),
      positive_rate: rate(reach.positive, reach.contacted),
      by_day: await runSqlFile<DayFigures>(tx, "stats-by-day", [
        zone,
        now,
        input.days,
        campaign_id,
      ]),
      steps: campaign_id ? await readStepResults(tx, campaign_id) : [],
    };
  },
});

/** Null while nobody was contacted: no rate is not a rate of 0. */
function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
