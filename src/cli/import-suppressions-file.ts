import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { SingleBar } from "cli-progress";
import type { Actor } from "../core/actor.ts";
import type { Core } from "../core/core.ts";
import { AppError } from "../core/errors.ts";

type ImportFile = { core: Core; actor: Actor; file: string; dryRun: boolean; quiet: boolean };
export type SuppressionReport = Awaited<ReturnType<Core["importSuppressions"]>>;

/** Imports a do-not-contact list with a progress bar on stderr. Throws `invalid_input` when it cannot be read. */
export async function importSuppressionsFile(request: ImportFile): Promise<SuppressionReport> {
  const { core, actor, file, dryRun, quiet } = request;
  const size = await sizeOf(file);
  const bar = new SingleBar({
    format: "{bar} {percentage}% | {rows} rows",
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
  });
  if (!quiet) bar.start(size, 0, { rows: 0 });
  try {
    return await core.importSuppressions(actor, {
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
      next: "Check the path, e.g. sdr suppressions import do-not-contact.csv",
      cause,
    });
  }
}

/** The result as a person reads it. */
export function suppressionReport(report: SuppressionReport): string {
  const shown = report.problems.length;
  const lines = [
    `${report.file_name}: ${report.rows} rows.`,
    `  new ${report.suppressed} · on the list before ${report.already} · duplicate ${report.duplicate} · invalid ${report.invalid}`,
    `  planned messages cancelled: ${report.steps_skipped}`,
    ...report.problems.map((row) => `  row ${row.row_number}: ${row.reason}`),
  ];
  if (report.invalid > shown) lines.push(`  … and ${report.invalid - shown} more rows.`);
  return lines.join("\n");
}
