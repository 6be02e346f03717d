import { z } from "zod";
import { defineOperation } from "../operation.js";
import { campaignDetail, campaignRef } from "./campaign.js";
import { describeCampaign } from "./describe-campaign.js";
import { findCampaign } from "./find-campaign.js";
/** One campaign with its steps and settings. */
export const getCampaign = defineOperation({
    name: "get_campaign",
    needs: "read",
    input: z.object({ campaign: campaignRef }),
    output: z.object({ campaign: campaignDetail }),
    async run({ tx }, input) {
        return { campaign: await describeCampaign(tx, await findCampaign(tx, input.campaign)) };
    },
});
//# sourceMappingURL=get-campaign.js.map