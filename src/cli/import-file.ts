import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { SingleBar } from "cli-progress";
import type { Actor } from "../core/actor.ts";
import type { Core } from "../core/core.ts";
import { AppError } from "../core/errors.ts";

type ImportFile = { core: Core; actor: Actor; file: string; dryRun: boolean; quiet: boolean };
export type ImportReport = Awaited<ReturnType<Core["importLeads"]>>;

/** Imports a CSV file with a progress bar on stderr. Throws `invalid_input` when it cannot be read. */
export async function importFile({
  core,
  actor,
  file,
  dryRun,
  quiet,
}: ImportFile): Promise<ImportReport> {
  const size = await sizeOf(file);
  const bar = new SingleBar({
    format: "{bar} {percentage}% | {rows} rows",
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
  });
  if (!quiet) bar.start(size, 0, { rows: 0 });
  try {
    return await core.importLeads(actor, {
      file_name: file.split(/[\\/]/).at(-1) ?? file,
      content: createReadStream(file, { highWaterMark: 256 * 1024 }),
      dry_run: dryRun,
      on_progress: ({ rows, bytes }) => bar.update(Math.min(bytes, size), { rows }),
    });
  } finally {
    if (!quiet) bar.stop();
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isFile()) return found.size;
    throw new Error("it is not a file");
  } catch (cause) {
    throw new AppError("invalid_input", {
      say: `${file} cannot be read: ${(cause as Error).message}.`,
      field: "FILE",
      next: "Check the path, e.g. sdr leads import examples/leads.csv",
      cause,
    });
  }
}

/** The result as a person reads it. */
export function importReport(report: ImportReport): string {
  const { counts } = report;
  const lines = [
    `${report.file_name}: ${report.rows} rows, read as ${report.format}.`,
    `  created ${counts.created} · updated ${counts.updated} · duplicate ${counts.duplicate} · suppressed ${counts.suppressed} · invalid ${counts.invalid}`,
    ...report.problems.map((row) => `  row ${row.row_number}: ${row.outcome}: ${row.reason}`),
  ];
  if (report.problems_left_out > 0) lines.push(`  … and ${report.problems_left_out} more rows.`);
  return lines.join("\n");
}
