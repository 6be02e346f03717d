import { z } from "zod";
import { SUPPRESSION_REASONS } from "./write-suppressions.ts";

/** One entry of the do-not-contact list, as a person and an agent see it. */
export const suppressionSummary = z.object({
  suppression_id: z.string(),
  scope: z.enum(["address", "domain", "person"]),
  value: z
    .string()
    .nullable()
    .describe("Address or domain, a person's address or name; null: only a hash is kept."),
  lead_id: z.string().nullable().describe("The person, where they are a lead still."),
  reason: z.enum(SUPPRESSION_REASONS),
  source: z.string().describe("Who or what made it."),
  shared: z.boolean().describe("Holds for the whole Slack workspace."),
  created_at: z.string().describe("ISO 8601, UTC."),
});
export type SuppressionSummary = z.infer<typeof suppressionSummary>;

/** Entries that anybody with the account may lift; all others were asked for by the person themselves. */
export function isMadeByHand(reason: string): boolean {
  return reason === "manual" || reason === "imported";
}
