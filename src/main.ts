import { createRequire } from "node:module";
import { Command, Option } from "commander";
import { backupFile } from "./cli/backup-file.ts";
import { classifyStdin } from "./cli/classify.ts";
import { createLog } from "./cli/create-log.ts";
import { deadLettersReport, readDeadLetters, redrive, redriveReport } from "./cli/dead-letters.ts";
import { doctor } from "./cli/doctor.ts";
import { eraseCommand } from "./cli/erase-command.ts";
import { evalReport } from "./cli/eval.ts";
import { exportSuppressionsCommand } from "./cli/export-suppressions-command.ts";
import { importFile, importReport } from "./cli/import-file.ts";
import { importSuppressionsCommand } from "./cli/import-suppressions-command.ts";
import { migrateDatabase } from "./cli/migrate-database.ts";
import { type OpenedCore, openCore } from "./cli/open-core.ts";
import { restoreFile } from "./cli/restore-file.ts";
import { rotateCredentials } from "./cli/rotate-credentials.ts";
import { runMcp } from "./cli/run-mcp.ts";
import { runStart } from "./cli/run-start.ts";
import { simulationReport } from "./cli/simulation-report.ts";
import { SURFACES, type Surface } from "./cli/start.ts";
import { sendingReport, switchSending } from "./cli/switch-sending.ts";
import { type Config, readConfig } from "./config.ts";
import { asAppError } from "./core/errors.ts";
import { localActor } from "./core/people/ensure-local-user.ts";

const { version } = createRequire(import.meta.url)("../package.json") as { version: string };

/** Prints a result: as JSON when asked for, else as text for a person. */
type Print = (result: unknown, text: string) => void;

const program = new Command("sdr")
  .description(
    "Chat SDR: an AI sales development representative that never sends what nobody approved.",
  )
  .version(version)
  .option("--json", "print the result as JSON")
  .showHelpAfterError("(add --help for what it takes)");

program
  .command("start")
  .description(
    "run the product; with nothing configured: embedded database, sandbox mailbox, playground",
  )
  .addOption(
    new Option("--only <surfaces>", `run only some of: ${SURFACES.join(", ")}`)
      .argParser(parseSurfaces)
      .default([...SURFACES], "all"),
  )
  .action(action((_print, options: { only: Surface[] }) => runStart(config(), options.only)));

program
  .command("mcp")
  .description("serve one local MCP client over stdin and stdout; logs go to stderr")
  .action(action(() => runMcp(config())));

program
  .command("migrate")
  .description(
    "bring the database up to date, and make the application's role on a server of yours",
  )
  .action(
    action(async (print) => {
      const done = await migrateDatabase();
      print(done, done.say);
    }),
  );

program
  .command("doctor")
  .description("check the configuration and every connection")
  .action(
    action(async (print) => {
      const findings = await doctor(config(), createLog("silent"));
      print(
        findings,
        findings.map(({ ok, what, say }) => `${ok ? "ok  " : "FAIL"}  ${what}: ${say}`).join("\n"),
      );
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    }),
  );

program
  .command("leads")
  .description("work on leads")
  .addCommand(eraseCommand({ action, withCore }))
  .command("import")
  .argument("<file>", "a CSV file as Apollo, ZoomInfo, HubSpot, LinkedIn, Salesforce … export it")
  .option("--dry-run", "only say what would happen", false)
  .description("import leads from a CSV file; running it again changes nothing")
  .action(
    action(async (print, options: { dryRun: boolean }, file: string) => {
      const opened = await openCore(config(), createLog("warn"));
      try {
        const actor = localActor(opened.user);
        const quiet = Boolean(program.opts().json);
        const report = await importFile({
          core: opened.core,
          actor,
          file,
          dryRun: options.dryRun,
          quiet,
        });
        print(report, importReport(report));
      } finally {
        await opened.close();
      }
    }),
  );

program
  .command("suppressions")
  .description("the list of who must not be contacted")
  .addCommand(importSuppressionsCommand({ action, withCore, isQuiet }))
  .addCommand(exportSuppressionsCommand({ action, withCore }));

program
  .command("simulate")
  .argument("<campaign>", "its exact name, or its id")
  .description("say what a campaign would send, when, to whom, and what not and why; sends nothing")
  .action(
    action(async (print, _options: object, campaign: string) => {
      const opened = await openCore(config(), createLog("warn"));
      try {
        const actor = localActor(opened.user);
        const report = await opened.core.simulateCampaign(actor, { campaign, limit: 2000 });
        print(report, simulationReport(report));
      } finally {
        await opened.close();
      }
    }),
  );

program
  .command("classify")
  .description(
    "read one e-mail (RFC 5322) on stdin, print what it is as one JSON line; needs no database",
  )
  .option("--jsonl", "lines of {id, eml} (base64) in, {id, …} out", false)
  .action(
    action(async (_print, options: { jsonl: boolean }) => {
      process.exitCode = await classifyStdin({
        jsonl: options.jsonl,
        input: process.stdin,
        output: process.stdout,
      });
    }),
  );

program
  .command("backup")
  .argument("<file>", "where to write it, such as sdr.backup")
  .option("--force", "replace a file that is there", false)
  .description("write the embedded database into one file, also while the product runs")
  .action(
    action(async (print, { force }: { force: boolean }, file: string) => {
      const done = await backupFile({ config: config(), file, force, quiet: isQuiet() });
      print(done, done.say);
    }),
  );

program
  .command("restore")
  .argument("<file>", "a file that `sdr backup` wrote, by this version or an older one")
  .description("load a backup into an empty embedded database; sending is off afterwards")
  .action(
    action(async (print, _options: object, file: string) => {
      const done = await restoreFile({ config: config(), file, quiet: isQuiet() });
      print(done, done.say);
    }),
  );

program
  .command("sending")
  .argument("[state]", "on or off; left out, it only says how things stand")
  .description("switch all sending of this installation on or off, and see what is due")
  .action(
    action(async (print, _options: object, state?: string) => {
      const now = await withCore((opened) => switchSending(opened, state));
      print(now, sendingReport(now));
    }),
  );

program
  .command("dead-letters")
  .description("list what will not go on by itself: failed, uncertain, expired, unreadable")
  .action(
    action(async (print) => {
      const found = await withCore(readDeadLetters);
      print(found, deadLettersReport(found));
    }),
  )
  .command("redrive")
  .argument("[ids...]", "ids from the list")
  .option("--kind <kind>", "all of one kind: failed, expired, post or mail")
  .option("--all", "all but the uncertain", false)
  .description("take them up again: asked for anew, checked anew, read again, posted again")
  .action(
    action(async (print, { kind, all }: { kind?: string; all: boolean }, ...ids: string[]) => {
      const which = { ids: ids.flat(), ...(kind ? { kind } : {}), all };
      const done = await withCore(({ core, user }) => redrive(core, localActor(user), which));
      print(done, redriveReport(done));
    }),
  );

program
  .command("credentials")
  .description("work on stored credentials")
  .command("rotate-key")
  .description("seal all stored credentials under the first key of the ring, or under a new one")
  .action(
    action(async (print) => {
      const settings = config();
      const done = await withCore((opened) =>
        rotateCredentials({ config: settings, opened, quiet: isQuiet() }),
      );
      print(done, done.say);
      if (done.failed.length > 0) process.exitCode = 1;
    }),
  );

program
  .command("eval")
  .description("read every reply that a person corrected again, and say how often the rules agree")
  .action(
    action(async (print) => {
      const opened = await openCore(config(), createLog("warn"));
      try {
        const found = await opened.core.evaluateReplies(localActor(opened.user), {});
        print(found, evalReport(found));
      } finally {
        await opened.close();
      }
    }),
  );

await program.parseAsync();

async function withCore<T>(run: (opened: OpenedCore) => Promise<T>): Promise<T> {
  const opened = await openCore(config(), createLog("warn"));
  try {
    return await run(opened);
  } finally {
    await opened.close();
  }
}

function isQuiet(): boolean {
  return Boolean(program.opts().json);
}

function config(): Config {
  return readConfig();
}

/** Wraps a command: its options first, its arguments after; an error is one sentence, never a stack trace. */
function action<Options>(
  run: (print: Print, options: Options, ...args: string[]) => Promise<void>,
) {
  return async (...given: unknown[]) => {
    const command = given.at(-1) as Command;
    const args = given.slice(0, -2) as string[];
    const json = Boolean(program.opts().json);
    const print: Print = (result, text) => {
      process.stdout.write(`${json ? JSON.stringify(result) : text}\n`);
    };
    try {
      await run(print, command.opts() as Options, ...args);
    } catch (thrown) {
      reportError(thrown, json);
    }
  };
}

function reportError(thrown: unknown, json: boolean): void {
  const { code, say, next, field, message } = asAppError(thrown);
  const text = code === "internal" ? `${say}\n(${message})` : say;
  const line = json
    ? JSON.stringify({ error: { code, say, field, next } })
    : [text, next].filter(Boolean).join("\n");
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

function parseSurfaces(text: string): Surface[] {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.filter((name) => !SURFACES.includes(name as Surface));
  if (unknown.length > 0)
    program.error(`--only does not know "${unknown.join(", ")}"; it takes ${SURFACES.join(", ")}`);
  return names as Surface[];
}
