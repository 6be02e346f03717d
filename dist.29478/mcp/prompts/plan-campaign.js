/** From a goal to a campaign that waits for a person. */
export const planCampaign = {
    name: "plan_campaign",
    title: "Plan a campaign",
    description: "Turn a goal and an audience into a draft campaign with a sequence and a checked list of leads.",
    arguments: [
        { name: "goal", description: "What the campaign should achieve.", required: true },
        { name: "audience", description: "Whom it should reach.", required: false },
    ],
    text: ({ goal, audience }) => `Plan an outreach campaign.

Goal: ${goal ?? "ask me"}
Audience: ${audience ?? "propose one from the leads there are"}

1. Read sdr://playbook and get_context; look at earlier campaigns and their figures.
2. Find fitting leads and show me the first ten.
3. Propose the offer in two sentences and a sequence of at most five steps; ask me before you create it.
4. Create the campaign as a draft, enroll the leads with dry_run first, and report who is left out and why.
5. Preview the first step for three different leads and fix what is missing.
6. Tell me what to check in Slack before I start it. You cannot start it.`,
};
//# sourceMappingURL=plan-campaign.js.map