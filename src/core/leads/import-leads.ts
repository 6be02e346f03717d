import { z } from "zod";
import { defineProcess } from "../operation.ts";
import { leadSource, outcomeCounts, rowOutcome } from "./lead.ts";
/** Imports a CSV file row by row in chunks, every row accounted for; safe to run again. */
export const importLeads = defineProcess({
  name: "import_leads",
  needs: "write",
  input: z.object({
    file_name: z.string().max(300).describe("Shown in the result and the audit log."),
    content: z
      .custom<AsyncIterable<Uint8Array>>(
        (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
      )
      .describe("The file, streamed."),
    source: leadSource.default("manual"),
    mapping: z
      .record(z.string(), z.string().nullable())
      .optional()
      .describe("Column header to lead field, where the recognised one is wrong."),
    dry_run: z.boolean().default(false),
    on_progress: z
      .custom<(done: { rows: number; bytes: number }) => void>(
        (value) => typeof value === "function",
      )
      .optional(),
  }),
  output: z.object({
    file_name: z.string(),
    format: z.string().describe("Whose export this looks like."),
    columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
    rows: z.number().int(),
    counts: outcomeCounts,
    problems: z
      .array(
        z.object({
          row_number: z.number().int(),
          outcome: rowOutcome,
          field: z.string().nullable(),
          value: z.string().nullable(),
          reason: z.string(),
        }),
      )
      .describe("The first 200 rows that were not created or updated."),
    problems_left_out: z.number().int(),
  }),
  async run() {
    throw new Error("not built yet");
  },
});
