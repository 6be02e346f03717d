import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { SEQUENCE_TEMPLATES, sequenceStep } from "../sequences/sequence.ts";
import { campaignDetail, campaignSettings } from "./campaign.ts";
/** Creates a campaign in status draft; nothing is sent until a person starts it. */
export const createCampaign = defineOperation({
  name: "create_campaign",
  needs: "write",
  input: z.object({
    name: z.string().trim().min(1).max(120).describe("Name, unique among your campaigns."),
    description: z.string().max(2000).optional().describe("What it is about."),
    sequence_template: z
      .enum(SEQUENCE_TEMPLATES)
      .default("email_first")
      .describe("Shape of the sequence; custom needs steps."),
    steps: z
      .array(sequenceStep)
      .max(20)
      .optional()
      .describe("The steps, for template custom or to replace the template's."),
    settings: campaignSettings
      .partial()
      .default({})
      .describe("Offer, window, zone, approval mode."),
    idempotency_key: z
      .string()
      .min(8)
      .max(100)
      .optional()
      .describe("Repeat a call with the same key and it happens once."),
  }),
  output: z.object({ campaign: campaignDetail }),
  async run() {
    throw new Error("not built yet");
  },
});
