import { Command } from "commander";
import { localActor } from "../core/people/ensure-local-user.ts";
import { exportReport, exportSuppressions } from "./export-suppressions.ts";
import type { Shell } from "./shell.ts";

/** `sdr suppressions export`. */
export function exportSuppressionsCommand({
  action,
  withCore,
}: Pick<Shell, "action" | "withCore">): Command {
  return new Command("export")
    .argument("[file]", "where to write the CSV; left out: to the standard output")
    .description("export the do-not-contact list as CSV")
    .action(
      action(async (print, _options: object, file?: string) => {
        const report = await withCore(({ core, user }) =>
          exportSuppressions({
            ...{ core, actor: localActor(user) },
            ...{ file: file ?? null, output: process.stdout },
          }),
        );
        // The standard output is the list itself.
        if (file) print(report, exportReport(report));
        else process.stderr.write(`${exportReport(report)}\n`);
      }),
    );
}
