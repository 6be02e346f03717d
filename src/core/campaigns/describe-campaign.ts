import { runSqlFile } from "../db/sql-file.ts";
import type { TenantTransaction } from "../db/with-tenant.ts";
import type { CampaignDetail, CampaignFigures, CampaignSummary } from "./campaign.ts";
import type { Campaign } from "./find-campaign.ts";
import { readSteps } from "./read-steps.ts";

/** Campaigns as lists show them, with live figures, in the order given; one query for all. */
export async function summarizeCampaigns(
  tx: TenantTransaction,
  campaigns: readonly Campaign[],
): Promise<CampaignSummary[]> {
  const figures = await readFigures(tx, campaigns);
  return campaigns.map((campaign) => ({
    campaign_id: campaign.id,
    name: campaign.name,
    status: campaign.status,
    sequence_template: campaign.sequence_template,
    version: campaign.version,
    paused_reason: campaign.paused_reason,
    figures: figures.get(campaign.id) ?? NO_FIGURES,
  }));
}

/** One campaign as lists show it. */
export async function summarizeCampaign(
  tx: TenantTransaction,
  campaign: Campaign,
): Promise<CampaignSummary> {
  const [summary] = await summarizeCampaigns(tx, [campaign]);
  if (!summary) throw new Error("one campaign gives one summary");
  return summary;
}

/** One campaign in full, with the steps that new enrolments get. */
export async function describeCampaign(
  tx: TenantTransaction,
  campaign: Campaign,
): Promise<CampaignDetail> {
  return {
    ...(await summarizeCampaign(tx, campaign)),
    description: campaign.description,
    settings: campaign.settings,
    sequence_version: campaign.sequence_version,
    steps: await readSteps(tx, campaign),
    leads_on_older_steps: await tx.campaignLead.count({
      where: {
        campaign_id: campaign.id,
        status: { in: ["active", "paused"] },
        sequence_version: { lt: campaign.sequence_version },
      },
    }),
  };
}

const NO_FIGURES: CampaignFigures = {
  leads: 0,
  waiting_approval: 0,
  scheduled: 0,
  sent: 0,
  replies: 0,
  positive: 0,
};

async function readFigures(tx: TenantTransaction, campaigns: readonly Campaign[]) {
  if (campaigns.length === 0) return new Map<string, CampaignFigures>();
  const rows = await runSqlFile<CampaignFigures & { campaign_id: string }>(tx, "campaign-figures", [
    campaigns.map((campaign) => campaign.id),
  ]);
  return new Map(rows.map(({ campaign_id, ...figures }) => [campaign_id, figures]));
}
