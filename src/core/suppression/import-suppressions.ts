import { z } from "zod";
import { AppError } from "../errors.ts";
import { openCsv } from "../leads/csv/open-csv.ts";
import { defineProcess, type ProcessContext } from "../operation.ts";
import { countPlanned } from "./count-planned.ts";
import { type ListedContact, readListedRow } from "./read-listed-row.ts";
import { suppress } from "./suppress.ts";

/** Rows a transaction. */
const CHUNK = 500;
/** Problems that are named; the counts stay exact. */
const MAX_PROBLEMS = 200;

const input = z.object({
  file_name: z.string().max(300),
  content: z.custom<AsyncIterable<Uint8Array>>(
    (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
  ),
  dry_run: z.boolean().default(false),
  on_progress: z
    .custom<(done: { rows: number; bytes: number }) => void>((value) => typeof value === "function")
    .optional(),
});
type Input = z.output<typeof input>;

const problem = z.object({ row_number: z.number().int(), value: z.string(), reason: z.string() });

const result = z.object({
  file_name: z.string(),
  rows: z.number().int(),
  suppressed: z.number().int().describe("New entries."),
  already: z.number().int().describe("On the list before."),
  duplicate: z.number().int().describe("Repeat a row of the file."),
  invalid: z.number().int(),
  steps_skipped: z.number().int(),
  problems: z.array(problem).describe("The first 200 rows that are no address and no domain."),
});
type Result = z.infer<typeof result>;

/**
 * Imports a do-not-contact list: a CSV file with a column of addresses or of domains. Every row is
 * accounted for, running it again changes nothing, and a failure keeps the chunks before it.
 */
export const importSuppressions = defineProcess({
  name: "import_suppressions",
  needs: "write",
  input,
  output: result,
  async run(context, request) {
    const total = emptyResult(request.file_name);
    try {
      await importRows(context, request, total);
    } finally {
      if (!request.dry_run && total.rows > 0) await audit(context, total);
    }
    return total;
  },
});

async function importRows(context: ProcessContext, request: Input, total: Result): Promise<void> {
  const read = { bytes: 0 };
  const csv = await openCsv(countBytes(request.content, read), { headers: HEADERS });
  try {
    const columns = findColumns(csv.headers);
    const seen = new Set<string>();
    for await (const rows of csv.rows) {
      for (let from = 0; from < rows.length; from += CHUNK) {
        const listed = rows.slice(from, from + CHUNK).map((row) => readListedRow(row, columns));
        await writeChunk(context, request, { contacts: tally(listed, seen, total), total });
        request.on_progress?.({ rows: total.rows, bytes: read.bytes });
      }
    }
  } finally {
    await csv.close();
  }
}

const HEADERS = ["email", "e-mail", "address", "domain", "value"];

/** Our own export has `value`, with `scope` beside it. */
function findColumns(headers: readonly string[]): number[] {
  const wanted = /^(e-?mail([ _]address)?|address|domain|company[ _]domain|value)$/i;
  const found = headers.flatMap((header, index) => (wanted.test(header.trim()) ? [index] : []));
  if (found.length > 0) return found;
  throw new AppError("invalid_input", {
    say: "This file has no column of e-mail addresses or domains.",
    field: "file",
    next: "Name a column email or domain in its first line.",
  });
}

function tally(
  listed: readonly ListedContact[],
  seen: Set<string>,
  total: Result,
): Extract<ListedContact, { scope: unknown }>[] {
  return listed.filter((row) => {
    total.rows += 1;
    if (!("scope" in row)) {
      total.invalid += 1;
      if (total.problems.length < MAX_PROBLEMS) total.problems.push(row);
      return false;
    }
    const key = `${row.scope}:${row.value}`;
    const repeats = seen.has(key);
    seen.add(key);
    if (repeats) total.duplicate += 1;
    return !repeats;
  }) as Extract<ListedContact, { scope: unknown }>[];
}

type Chunk = { contacts: Extract<ListedContact, { scope: unknown }>[]; total: Result };

async function writeChunk(
  context: ProcessContext,
  { dry_run }: Input,
  { contacts, total }: Chunk,
): Promise<void> {
  if (contacts.length === 0) return;
  const source = context.actor.id;
  const done = await context.inTenant(async (tenant) => {
    if (dry_run) return countPlanned(tenant, contacts);
    const entries = contacts.map((one) => ({ ...one, reason: "imported" as const, source }));
    const { added, already, steps_skipped } = await suppress(tenant, entries);
    return { suppressed: added, already, steps_skipped };
  });
  total.suppressed += done.suppressed;
  total.already += done.already;
  total.steps_skipped += done.steps_skipped;
}

async function* countBytes(content: AsyncIterable<Uint8Array>, read: { bytes: number }) {
  for await (const block of content) {
    read.bytes += block.length;
    yield block;
  }
}

function emptyResult(file_name: string): Result {
  const counts = { rows: 0, suppressed: 0, already: 0, duplicate: 0, invalid: 0, steps_skipped: 0 };
  return { file_name, ...counts, problems: [] };
}

function audit(context: ProcessContext, { rows, suppressed, already, invalid }: Result) {
  return context.inTenant((tenant) =>
    tenant.audit({
      action: "import_suppressions",
      subject_type: "suppression",
      detail: { rows, suppressed, already, invalid },
    }),
  );
}
