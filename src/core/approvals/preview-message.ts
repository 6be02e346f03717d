import { z } from "zod";
import { campaignRef } from "../campaigns/campaign.ts";
import { defineProcess } from "../operation.ts";
/** How a step would read for a lead, with what is missing; changes nothing. */
export const previewMessage = defineProcess({
  name: "preview_message",
  needs: "read",
  input: z.object({
    campaign: campaignRef,
    lead_id: z.uuid(),
    step_number: z.number().int().min(1).max(20).default(1),
  }),
  output: z.object({
    subject: z.string().nullable(),
    body: z.string(),
    footer: z.string(),
    problems: z.array(z.string()),
    facts: z.array(z.object({ name: z.string(), value: z.string(), source: z.string() })),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
