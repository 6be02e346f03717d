import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { campaignRef, campaignSummary } from "./campaign.ts";
/** The first messages of a campaign as they would read, with what is missing. */
export const previewCampaign = defineOperation({
  name: "preview_campaign",
  needs: "read",
  input: z.object({ campaign: campaignRef, limit: z.number().int().min(1).max(10).default(3) }),
  output: z.object({
    campaign: campaignSummary,
    previews: z.array(
      z.object({
        lead_id: z.string(),
        full_name: z.string(),
        subject: z.string().nullable(),
        body: z.string(),
        problem: z.string().nullable(),
      }),
    ),
    problems: z.array(z.string()).describe("What must be mended before starting."),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
