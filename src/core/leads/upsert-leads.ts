import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { leadInput, leadSource, outcomeCounts, rowOutcome } from "./lead.ts";
/** Creates leads or fills in known ones, matched by e-mail address or else LinkedIn profile; one outcome a row. */
export const upsertLeads = defineOperation({
  name: "upsert_leads",
  needs: "write",
  input: z.object({
    leads: z.array(leadInput).min(1).max(100).describe("The leads, at most 100."),
    source: leadSource.default("manual").describe("Where they came from."),
    dry_run: z.boolean().default(false).describe("Only say what would happen."),
    idempotency_key: z
      .string()
      .min(8)
      .max(100)
      .optional()
      .describe("Repeat a call with the same key and it happens once."),
  }),
  output: z.object({
    results: z.array(
      z.object({
        index: z.number().int().describe("Position in the input, from 0."),
        outcome: rowOutcome,
        lead_id: z.string().nullable(),
        field: z.string().nullable().describe("Field at fault."),
        reason: z.string().nullable().describe("Why, in a sentence."),
      }),
    ),
    counts: outcomeCounts,
  }),
  async run() {
    throw new Error("not built yet");
  },
});
