import { z } from "zod";
import { campaignStatus } from "../../core/campaigns/campaign.js";
import { defineTool, READ_ONLY } from "../define-tool.js";
import { truncatedField } from "../fit-answer.js";
import { pageAnswer, pageArguments, toPageAnswer } from "../paging.js";
import { campaignRow, toCampaignRow } from "../views/campaign-view.js";
/** Campaigns with live figures. */
export const listCampaigns = defineTool({
    name: "list_campaigns",
    title: "List campaigns",
    description: "All campaigns, newest first, with status (draft, active, paused, completed) and live figures. Use it to see what is running or to get a campaign_id.",
    annotations: READ_ONLY,
    scope: "read",
    input: z.strictObject({
        status: campaignStatus.optional().describe("Only this status."),
        ...pageArguments,
    }),
    output: z.object({
        campaigns: z.array(campaignRow).describe("The campaigns."),
        ...pageAnswer,
        ...truncatedField,
    }),
    async handle(core, actor, args) {
        const page = await core.listCampaigns(actor, args);
        return { campaigns: page.campaigns.map(toCampaignRow), ...toPageAnswer(page) };
    },
});
//# sourceMappingURL=list-campaigns.js.map