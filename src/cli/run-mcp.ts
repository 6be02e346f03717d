import type { Config } from "../config.ts";
import { agentMay } from "../core/actor.ts";
import { serveStdio } from "../mcp/transports/stdio.ts";
import { createLog } from "./create-log.ts";
import { openCore } from "./open-core.ts";

/** Serves one MCP client over stdio until it hangs up; it shares the database with a running `sdr start`. */
export async function runMcp(config: Config): Promise<void> {
  const log = createLog(config.LOG_LEVEL === "info" ? "warn" : config.LOG_LEVEL);
  const opened = await openCore(config, log);
  try {
    const { user_id, clerk_id } = opened.user;
    await serveStdio({
      core: opened.core,
      log,
      actor: {
        kind: "agent",
        user_id,
        clerk_id,
        id: "mcp:stdio",
        name: "A local agent",
        via: "mcp",
        may: agentMay,
      },
    });
  } finally {
    await opened.close();
  }
}
