import type { Actor } from "../core/actor.ts";
import type { Core } from "../core/core.ts";
import { readWithBar } from "./read-with-bar.ts";

type ImportFile = { core: Core; actor: Actor; file: string; dryRun: boolean; quiet: boolean };
export type ImportReport = Awaited<ReturnType<Core["importLeads"]>>;

/** Imports a CSV file with a progress bar on stderr. Throws `invalid_input` when it cannot be read. */
export function importFile(request: ImportFile): Promise<ImportReport> {
  const { core, actor, file, dryRun, quiet } = request;
  return readWithBar({ file, quiet, example: "sdr leads import examples/leads.csv" }, (being) =>
    core.importLeads(actor, { ...being, dry_run: dryRun }),
  );
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
