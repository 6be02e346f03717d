import { z } from "zod";
import { pageInput, pageOutput } from "../cursor.ts";
import { defineOperation } from "../operation.ts";
import { campaignStatus, campaignSummary } from "./campaign.ts";
/** Campaigns with live figures, newest first. */
export const listCampaigns = defineOperation({
  name: "list_campaigns",
  needs: "read",
  input: z.object({
    ...pageInput,
    status: campaignStatus.optional().describe("Only campaigns with this status."),
  }),
  output: z.object({ campaigns: z.array(campaignSummary), ...pageOutput }),
  async run() {
    throw new Error("not built yet");
  },
});
