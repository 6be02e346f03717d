import { getCampaign } from "../tools/get-campaign.js";
/** One campaign by id, as `get_campaign` answers it. */
export const campaign = {
    prefix: "sdr://campaigns/",
    name: "campaign",
    title: "Campaign",
    description: "One campaign with settings, steps and figures.",
    tool: getCampaign,
    argument: "campaign",
    async complete({ core, actor }, value) {
        const typed = value.toLowerCase();
        const { campaigns } = await core.listCampaigns(actor, { limit: 50 });
        return campaigns
            .filter(({ campaign_id, name }) => `${campaign_id} ${name}`.toLowerCase().includes(typed))
            .map(({ campaign_id }) => campaign_id);
    },
};
//# sourceMappingURL=campaign.js.map