import { z } from "zod";
import { defineProcess, type ProcessContext } from "../operation.ts";
import { findDuplicates } from "./csv/find-duplicates.ts";
import type { LeadCsvLayout } from "./csv/lead-csv.ts";
import type { LeadMapping } from "./csv/map-columns.ts";
import { readLeadCsv } from "./csv/read-lead-csv.ts";
import { createTally, type ImportRow, rowProblem, type Tally } from "./import-tally.ts";
import { leadSource, outcomeCounts } from "./lead.ts";
import { upsertLeadRows } from "./upsert-lead-rows.ts";

/** Rows a transaction: large enough to be fast, short enough to hold no lock for long. */
const CHUNK = 2000;

const input = z.object({
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
    .custom<(done: { rows: number; bytes: number }) => void>((value) => typeof value === "function")
    .optional(),
});
type Input = z.output<typeof input>;

/**
 * Imports a CSV file row by row in chunks, every row accounted for; safe to run again. Memory does not
 * grow with the file. A failure keeps the chunks before it: running again finds them as duplicates.
 */
export const importLeads = defineProcess({
  name: "import_leads",
  needs: "write",
  input,
  output: z.object({
    file_name: z.string(),
    format: z.string().describe("Whose export this looks like."),
    columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
    rows: z.number().int(),
    counts: outcomeCounts,
    problems: z.array(rowProblem).describe("The first 200 rows that were not created or updated."),
    problems_left_out: z.number().int(),
  }),
  async run(context, request) {
    const tally = createTally();
    let layout: LeadCsvLayout | null = null;
    try {
      layout = await importRows(context, request, tally);
    } finally {
      await audit(context, request, tally);
    }
    return {
      file_name: request.file_name,
      format: layout?.format ?? "generic",
      columns: layout?.columns ?? [],
      ...tally.result(),
    };
  },
});

/** Writes one chunk while the next is read: the database and the parser work at the same time. */
async function importRows(
  context: ProcessContext,
  request: Input,
  tally: Tally,
): Promise<LeadCsvLayout | null> {
  const read = { bytes: 0 };
  const mapping = (request.mapping ?? {}) as LeadMapping;
  let layout: LeadCsvLayout | null = null;
  let chunk: ImportRow[] = [];
  let writing: Promise<void> = Promise.resolve();
  const write = async (rows: ImportRow[]) => {
    await writing;
    writing = writeChunk(context, request, { rows, tally, read });
    // A failure is thrown at the next await; until then it must not count as unhandled.
    writing.catch(() => undefined);
  };
  const items = findDuplicates(readLeadCsv(countBytes(request.content, read), { mapping }));
  try {
    for await (const item of items) {
      if (!("row_number" in item)) layout = item;
      else if (chunk.push(item) === CHUNK) {
        await write(chunk);
        chunk = [];
      }
    }
    await write(chunk);
    await writing;
  } finally {
    // When reading fails, the chunk that is being written still counts.
    await writing.catch(() => undefined);
  }
  return layout;
}

type Chunk = { rows: ImportRow[]; tally: Tally; read: { bytes: number } };

async function writeChunk(
  context: ProcessContext,
  request: Input,
  { rows, tally, read }: Chunk,
): Promise<void> {
  const leads = rows.flatMap((row) => ("lead" in row ? [row.lead] : []));
  const upserted =
    leads.length === 0
      ? []
      : await context.inTenant((tenant) => upsertLeadRows(tenant, leads, request));
  tally.add(
    rows,
    upserted.map(({ outcome }) => outcome),
  );
  request.on_progress?.({ rows: tally.result().rows, bytes: read.bytes });
}

async function* countBytes(
  content: AsyncIterable<Uint8Array>,
  read: { bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const block of content) {
    read.bytes += block.length;
    yield block;
  }
}

async function audit(context: ProcessContext, request: Input, tally: Tally): Promise<void> {
  const { rows, counts } = tally.result();
  if (request.dry_run || rows === 0) return;
  await context.inTenant((tenant) =>
    tenant.audit({
      action: "import_leads",
      subject_type: "file",
      subject_id: request.file_name,
      detail: { rows, ...counts },
    }),
  );
}
