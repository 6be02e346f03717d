import { createWriteStream } from "node:fs";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Actor } from "../core/actor.ts";
import type { Core } from "../core/core.ts";
import { toCsvLine } from "../core/leads/csv/write-lead-csv.ts";

type Export = { core: Core; actor: Actor; file: string | null; output: Writable };

/** How many entries were written, and how many could not be, since only their hash is kept. */
export type ExportReport = { written: number; only_hash: number };

/** Writes the do-not-contact list as CSV, to a file or to `output`; no cell can run as a formula. */
export async function exportSuppressions(request: Export): Promise<ExportReport> {
  const report: ExportReport = { written: 0, only_hash: 0 };
  const lines = Readable.from(writeLines(request, report));
  if (request.file) await pipeline(lines, createWriteStream(request.file, { mode: 0o600 }));
  else await pipeline(lines, request.output, { end: false });
  return report;
}

const COLUMNS = ["scope", "value", "reason", "source", "created_at"] as const;

async function* writeLines({ core, actor }: Export, report: ExportReport) {
  yield `\ufeff${toCsvLine(COLUMNS)}`;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Core["listSuppressions"]>> = await core.listSuppressions(actor, {
      limit: 50,
      ...(cursor ? { cursor } : {}),
    });
    for (const entry of page.suppressions) {
      if (entry.value === null) report.only_hash += 1;
      else {
        report.written += 1;
        yield toCsvLine(COLUMNS.map((column) => entry[column] ?? ""));
      }
    }
    cursor = page.next_cursor;
  } while (cursor);
}

/** The result as a person reads it. */
export function exportReport({ written, only_hash }: ExportReport): string {
  const hashed = only_hash > 0 ? ` ${only_hash} more are kept as hashes only.` : "";
  return `${written} entries written.${hashed}`;
}
