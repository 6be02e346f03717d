import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { sequenceStep } from "../sequences/sequence.ts";
import { campaignDetail, campaignRef, campaignSettings } from "./campaign.ts";
/** Changes a campaign; new steps become a new sequence version that new enrolments get. */
export const updateCampaign = defineOperation({
  name: "update_campaign",
  needs: "write",
  input: z.object({
    campaign: campaignRef,
    expected_version: z
      .number()
      .int()
      .describe("version as last read; refused if somebody changed it since."),
    name: z.string().trim().min(1).max(120).optional(),
    description: z.string().max(2000).nullable().optional(),
    steps: z
      .array(sequenceStep)
      .min(1)
      .max(20)
      .optional()
      .describe("All steps of the new version."),
    settings: campaignSettings.partial().optional(),
  }),
  output: z.object({ campaign: campaignDetail }),
  async run() {
    throw new Error("not built yet");
  },
});
