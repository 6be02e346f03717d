import { runSqlFile } from "../db/sql-file.js";
import { readSteps } from "./read-steps.js";
/** Campaigns as lists show them, with live figures, in the order given; one query for all. */
export async function summarizeCampaigns(tx, campaigns) {
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
export async function summarizeCampaign(tx, campaign) {
    const [summary] = await summarizeCampaigns(tx, [campaign]);
    if (!summary)
        throw new Error("one campaign gives one summary");
    return summary;
}
/** One campaign in full, with the steps that new enrolments get. */
export async function describeCampaign(tx, campaign) {
    return {
        ...(await summarizeCampaign(tx, campaign)),
        description: campaign.description,
        settings: campaign.settings,
        sequence_version: campaign.sequence_version,
        steps: await readSteps(tx, campaign),
    };
}
const NO_FIGURES = {
    leads: 0,
    waiting_approval: 0,
    scheduled: 0,
    sent: 0,
    replies: 0,
    positive: 0,
};
async function readFigures(tx, campaigns) {
    if (campaigns.length === 0)
        return new Map();
    const rows = await runSqlFile(tx, "campaign-figures", [
        campaigns.map((campaign) => campaign.id),
    ]);
    return new Map(rows.map(({ campaign_id, ...figures }) => [campaign_id, figures]));
}
//# sourceMappingURL=describe-campaign.js.map