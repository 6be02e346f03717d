import { z } from "zod";
import { alreadySending, campaign } from "../arguments.js";
import { defineTool } from "../define-tool.js";
import { inBrief } from "../tool-schema.js";
import { campaignLabel, toCampaignLabel } from "../views/campaign-view.js";
/** The safety brake: allowed at any time. */
export const pauseCampaign = defineTool({
    name: "pause_campaign",
    title: "Pause campaign",
    description: "Safety brake: halt a campaign at once when something looks wrong (bounces, complaints, a mistake in a text). Only a person can resume it, in Slack.",
    annotations: {
        readOnlyHint: false,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
    },
    scope: "write",
    input: z.strictObject({
        campaign,
        reason: z.string().max(300).optional().describe("Why; people see it."),
    }),
    output: z.object({
        campaign: inBrief(campaignLabel, "The campaign."),
        already_sending: alreadySending,
    }),
    async handle(core, actor, args) {
        const done = await core.pauseCampaign(actor, args);
        return {
            campaign: toCampaignLabel(done.campaign),
            already_sending: done.already_sending.length,
        };
    },
});
//# sourceMappingURL=pause-campaign.js.map