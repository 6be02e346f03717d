import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { campaignDetail, campaignRef } from "./campaign.ts";
import { describeCampaign } from "./describe-campaign.ts";
import { findCampaign } from "./find-campaign.ts";

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
