import type { Config } from "../config.ts";
import { createLog } from "./create-log.ts";
import { type Running, type Surface, start } from "./start.ts";

/** Runs until Ctrl-C or SIGTERM, then drains and leaves. A second signal leaves at once. */
export async function runStart(config: Config, only: readonly Surface[]): Promise<void> {
  const log = createLog(config.LOG_LEVEL);
  const asked = signalAsked();
  const running = await start({ config, log, only });
  process.stdout.write(`${greeting(running)}\n`);
  await asked;
  process.stdout.write("\nStopping: finishing what is under way …\n");
  await running.stop();
  process.stdout.write("Stopped. Your data is kept; start again any time.\n");
}

/** npm hands a Ctrl-C on that the terminal has sent us already: two signals this close are one, in ms. */
const SAME_SIGNAL_MS = 2000;

/** Resolves at the first signal; a later one ends the process, for whoever cannot wait. */
function signalAsked(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt = 0;
    const ask = () => {
      if (askedAt > 0 && Date.now() - askedAt > SAME_SIGNAL_MS) process.exit(130);
      askedAt ||= Date.now();
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, ask);
  });
}

function greeting({ url, playgroundUrl, linkCode, realMailboxes }: Running): string {
  const mail =
    realMailboxes.length === 0
      ? "Nothing real is sent: the mailbox is a sandbox."
      : `What a person approves is really sent, from ${realMailboxes.join(", ")}.`;
  if (playgroundUrl) {
    return [
      "",
      `  Chat SDR is running. ${mail}`,
      "",
      `  Open the playground:  ${playgroundUrl}`,
      "  First step there:     type  /sdr import  and choose examples/leads.csv",
      `  For an AI agent:      ${url}/mcp   (or: npx sdr mcp)`,
      "",
      "  Ctrl-C stops it; your data is kept.",
      "",
    ].join("\n");
  }
  const link = linkCode
    ? `  In Slack, type  /sdr link ${linkCode}  within ten minutes to become the owner.\n`
    : "";
  return `\n  Chat SDR is running at ${url}\n${link}\n  Ctrl-C stops it.\n`;
}
