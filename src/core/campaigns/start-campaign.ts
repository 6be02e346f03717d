import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { campaignRef, campaignSummary } from "./campaign.ts";
/** Starts or resumes a campaign: drafts are written and approvals asked for. Only a person can. */
export const startCampaign = defineOperation({
  name: "start_campaign",
  needs: "decide",
  input: z.object({ campaign: campaignRef }),
  output: z.object({
    campaign: campaignSummary,
    drafts_due: z.number().int().describe("Drafts that will be written now."),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
