import { agentMay } from "../core/actor.js";
import { serveStdio } from "../mcp/transports/stdio.js";
import { createLog } from "./create-log.js";
import { openCore } from "./open-core.js";
/** Serves one MCP client over stdio until it hangs up; it shares the database with a running `sdr start`. */
export async function runMcp(config) {
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
    }
    finally {
        await opened.close();
    }
}
//# sourceMappingURL=run-mcp.js.map