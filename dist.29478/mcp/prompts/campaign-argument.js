/** A campaign by name, completed from the campaigns there are. */
export const campaignArgument = {
    name: "campaign",
    description: "Name of a campaign; leave out for all.",
    required: false,
    async complete({ core, actor }, value) {
        const { campaigns } = await core.listCampaigns(actor, { limit: 50 });
        return campaigns
            .map(({ name }) => name)
            .filter((name) => name.toLowerCase().includes(value.toLowerCase()));
    },
};
//# sourceMappingURL=campaign-argument.js.map