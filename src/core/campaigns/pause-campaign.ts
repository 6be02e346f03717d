import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { campaignRef, campaignSummary } from "./campaign.ts";
/** Stops a campaign from sending at once; what was already being sent is named. */
export const pauseCampaign = defineOperation({
  name: "pause_campaign",
  needs: "write",
  input: z.object({ campaign: campaignRef, reason: z.string().max(300).optional() }),
  output: z.object({
    campaign: campaignSummary,
    already_sending: z
      .array(z.string())
      .describe("Names of leads whose message was already on its way."),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
