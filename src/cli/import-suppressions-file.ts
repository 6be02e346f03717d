import type { Actor } from "../core/actor.ts";
import type { Core } from "../core/core.ts";
import { readWithBar } from "./read-with-bar.ts";

type ImportFile = { core: Core; actor: Actor; file: string; dryRun: boolean; quiet: boolean };
export type SuppressionReport = Awaited<ReturnType<Core["importSuppressions"]>>;

/** Imports a do-not-contact list with a progress bar on stderr. Throws `invalid_input` when it cannot be read. */
export function importSuppressionsFile(request: ImportFile): Promise<SuppressionReport> {
  const { core, actor, file, dryRun, quiet } = request;
  return readWithBar(
    { file, quiet, example: "sdr suppressions import do-not-contact.csv" },
    (being) => core.importSuppressions(actor, { ...being, dry_run: dryRun }),
  );
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
