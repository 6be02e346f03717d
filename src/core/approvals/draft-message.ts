import { z } from "zod";
import { campaignRef } from "../campaigns/campaign.ts";
import { defineProcess } from "../operation.ts";
import { approvalCard } from "./approval-card.ts";
/** Writes or replaces the draft of a touch, or of an answer to a reply. It is not sent and not yet submitted. */
export const draftMessage = defineProcess({
  name: "draft_message",
  needs: "draft",
  input: z.object({
    step_id: z
      .uuid()
      .optional()
      .describe("The touch to draft; or give campaign and lead_id for their next one."),
    campaign: campaignRef.optional(),
    lead_id: z.uuid().optional(),
    answers_message_id: z.uuid().optional().describe("Draft an answer to this reply instead."),
    subject: z
      .string()
      .max(250)
      .nullable()
      .optional()
      .describe("Subject of a first e-mail; follow-ups keep the thread's."),
    body: z
      .string()
      .trim()
      .min(1)
      .max(10000)
      .optional()
      .describe("Plain text; left out, the campaign's template is used."),
    idempotency_key: z
      .string()
      .min(8)
      .max(100)
      .optional()
      .describe("Repeat a call with the same key and it happens once."),
  }),
  output: z.object({ card: approvalCard }),
  async run() {
    throw new Error("not built yet");
  },
});
