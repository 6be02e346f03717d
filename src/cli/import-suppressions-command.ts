import { Command } from "commander";
import { localActor } from "../core/people/ensure-local-user.ts";
import { importSuppressionsFile, suppressionReport } from "./import-suppressions-file.ts";
import type { Shell } from "./shell.ts";

/** `sdr suppressions import`. */
export function importSuppressionsCommand({ action, withCore, isQuiet }: Shell): Command {
  return new Command("import")
    .argument("<file>", "a CSV file with a column email or domain")
    .option("--dry-run", "only say what would happen", false)
    .description("import a do-not-contact list; running it again changes nothing")
    .action(
      action(async (print, { dryRun }: { dryRun: boolean }, file: string) => {
        const report = await withCore(({ core, user }) => {
          const request = { core, actor: localActor(user), file, dryRun, quiet: isQuiet() };
          return importSuppressionsFile(request);
        });
        print(report, suppressionReport(report));
      }),
    );
}
