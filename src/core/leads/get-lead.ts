import { z } from "zod";
import { threadMessage } from "../approvals/approval-card.ts";
import { defineOperation } from "../operation.ts";
import { leadDetail } from "./lead.ts";
/** One lead with enrolments, suppression and the latest messages; `not_found` when there is none. */
export const getLead = defineOperation({
  name: "get_lead",
  needs: "read",
  input: z.object({
    lead: z.string().min(1).max(320).describe("Lead id, e-mail address, or exact full name."),
  }),
  output: z.object({
    lead: leadDetail,
    suppression: z
      .object({ scope: z.string(), reason: z.string() })
      .nullable()
      .describe("Why this person must not be contacted."),
    enrollments: z.array(
      z.object({
        campaign_id: z.string(),
        campaign_name: z.string(),
        status: z.string(),
        step_number: z.number().int().nullable().describe("Next step."),
        stop_reason: z.string().nullable(),
      }),
    ),
    recent_messages: z.array(threadMessage).describe("The latest five, oldest first."),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
