import type { Config } from "../config.ts";
import { localAgent } from "../core/actor.ts";
import { serveStdio } from "../mcp/transports/stdio.ts";
import { createLog } from "./create-log.ts";
import { openCore } from "./open-core.ts";

/** Serves one MCP client over stdio until it hangs up; it shares the database with a running `sdr start`. */
export async function runMcp(config: Config): Promise<void> {
  const log = createLog(config.LOG_LEVEL === "info" ? "warn" : config.LOG_LEVEL);
  const opened = await openCore(config, log);
  try {
    await serveStdio({
      core: opened.core,
      log,
      actor: localAgent(opened.user, "mcp:stdio"),
    });
  } finally {
    await opened.close();
  }
}
