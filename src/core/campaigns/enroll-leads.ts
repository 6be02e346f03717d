import { z } from "zod";
import { leadSource, leadStatus } from "../leads/lead.ts";
import { defineOperation } from "../operation.ts";
import { campaignRef, campaignSummary } from "./campaign.ts";
/** Enrols leads, by ids or by filter, and says who is left out and why. */
export const enrollLeads = defineOperation({
  name: "enroll_leads",
  needs: "write",
  input: z.object({
    campaign: campaignRef,
    lead_ids: z.array(z.uuid()).max(1000).optional().describe("These leads; or use filter."),
    filter: z
      .object({
        query: z.string().max(200).optional(),
        status: leadStatus.optional(),
        source: leadSource.optional(),
      })
      .optional()
      .describe("All leads that match; an empty filter means all."),
    dry_run: z.boolean().default(false).describe("Only say what would happen."),
    idempotency_key: z
      .string()
      .min(8)
      .max(100)
      .optional()
      .describe("Repeat a call with the same key and it happens once."),
  }),
  output: z.object({
    campaign: campaignSummary,
    enrolled: z.number().int().describe("Leads enrolled, or that would be."),
    already_enrolled: z.number().int(),
    excluded: z
      .array(z.object({ lead_id: z.string(), full_name: z.string(), reason: z.string() }))
      .describe("The first 50 left out."),
    excluded_total: z.number().int(),
    excluded_by_reason: z.record(z.string(), z.number().int()),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
