import { z } from "zod";
import { leadSummary } from "../leads/lead.ts";
import { defineOperation } from "../operation.ts";
/** The true reason why nothing was sent to a lead, from the send gate itself. */
export const whyNotSent = defineOperation({
  name: "why_not_sent",
  needs: "read",
  input: z.object({
    lead: z.string().min(1).max(320).describe("Lead id, e-mail address, or exact full name."),
  }),
  output: z.object({
    lead: leadSummary,
    answer: z.string().describe("One sentence: why, and what happens next."),
    touches: z.array(
      z.object({
        step_id: z.string(),
        campaign_name: z.string(),
        step_number: z.number().int(),
        status: z.string(),
        kind: z.enum(["sent", "ready", "waiting", "deferred", "blocked", "failed", "skipped"]),
        reason: z.string(),
        until: z.string().nullable().describe("Earliest time it can go (ISO, UTC)."),
        next: z.string().nullable().describe("What a person can do."),
      }),
    ),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
