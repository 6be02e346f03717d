import { createRequire } from "node:module";
import { Command, Option } from "commander";
import { classifyStdin } from "./cli/classify.ts";
import { createLog } from "./cli/create-log.ts";
import { doctor } from "./cli/doctor.ts";
import { importFile, importReport } from "./cli/import-file.ts";
import { migrateDatabase } from "./cli/migrate-database.ts";
import { openCore } from "./cli/open-core.ts";
import { runMcp } from "./cli/run-mcp.ts";
import { runStart } from "./cli/run-start.ts";
import { simulationReport } from "./cli/simulation-report.ts";
import { SURFACES, type Surface } from "./cli/start.ts";
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

await program.parseAsync();

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
