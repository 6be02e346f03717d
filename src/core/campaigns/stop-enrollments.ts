import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { campaignRef } from "./campaign.ts";
/** Stops the sequence for leads, in one campaign or in all; what was not sent yet is skipped. */
export const stopEnrollments = defineOperation({
  name: "stop_enrollments",
  needs: "write",
  input: z.object({
    lead_ids: z.array(z.uuid()).min(1).max(100),
    campaign: campaignRef.optional().describe("Only here; leave out for all campaigns."),
    reason: z.string().min(1).max(300).describe("Why, for the record."),
  }),
  output: z.object({
    stopped: z.number().int().describe("Enrolments stopped."),
    already_sending: z
      .array(z.string())
      .describe("Names of leads whose message was already on its way."),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
