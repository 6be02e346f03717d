import { collectDefaultMetrics, Registry } from "prom-client";
import { isLoopback } from "../config.js";
import { agentMay } from "../core/actor.js";
import { AppError } from "../core/errors.js";
import { makeLinkCode } from "../core/people/make-link-code.js";
import { createMcpHttpHandler } from "../mcp/transports/http.js";
import { startScheduler } from "../scheduler/start-scheduler.js";
import { timetable } from "../scheduler/timetable.js";
import { createSlackSurface } from "../slack/create-slack-surface.js";
import { createWeb } from "../web/create-web.js";
import { openCore } from "./open-core.js";
import { serveHttp } from "./serve-http.js";
import { startPlayground } from "./start-playground.js";
export const SURFACES = ["slack", "web", "mcp", "scheduler"];
/** Brings the product up and answers where it is. `stop` drains: no new work, then what is under way ends. */
export async function start({ config, log, only }) {
    const opened = await openCore(config, log);
    // Undone in reverse: whatever came up last goes down first, the database last of all.
    const undo = [opened.close];
    const stop = async () => {
        for (const step of undo.splice(0).reverse())
            await step();
    };
    try {
        return { ...(await bringUp({ config, log, only }, opened, undo)), stop };
    }
    catch (error) {
        await stop();
        throw error;
    }
}
async function bringUp({ config, log, only }, opened, undo) {
    const handlers = [];
    // Listening comes first: the surfaces must know the address, and a taken port should fail early.
    const http = await serveHttp({ host: config.HOST, port: config.PORT, handlers, log });
    undo.push(http.close);
    const url = `http://${config.HOST === "0.0.0.0" ? "127.0.0.1" : config.HOST}:${http.port}`;
    const playground = await maybePlayground({ config, only }, opened, url);
    if (playground)
        handlers.push(playground.handler);
    const slack = only.includes("slack") ? slackSurface(config, opened, playground) : null;
    if (slack)
        handlers.push(at("/slack/", slack.handler));
    if (only.includes("mcp"))
        handlers.push(at("/mcp", mcpHandler(config, opened, log)));
    if (only.includes("web"))
        handlers.push(createWeb({ core: opened.core, metrics: metrics() }));
    if (slack) {
        await slack.start();
        undo.push(slack.stop);
    }
    if (only.includes("scheduler")) {
        undo.push(startScheduler({ core: opened.core, timetable, log }).stop);
    }
    const linkCode = slack && !playground ? await makeLinkCode(opened.deps, opened.user.user_id) : null;
    return { url, playgroundUrl: playground ? `${url}/?key=${playground.key}` : null, linkCode };
}
/** Only where nobody else can reach it, and only while no real Slack is connected. */
async function maybePlayground({ config, only }, opened, url) {
    const wanted = only.includes("web") && only.includes("slack");
    if (!wanted || config.SLACK_BOT_TOKEN || !isLoopback(config.HOST))
        return null;
    return startPlayground(opened, url);
}
function slackSurface(config, { core, deps }, playground) {
    const signingSecret = playground?.signingSecret ?? config.SLACK_SIGNING_SECRET;
    const botToken = playground?.botToken ?? config.SLACK_BOT_TOKEN;
    if (!signingSecret || !botToken) {
        throw new AppError("misconfigured", {
            say: "Slack is not connected, and without it and the web there is nobody to approve.",
            next: "Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or start slack and web together for the playground.",
        });
    }
    const apiUrl = playground ? playground.slackApiUrl() : config.SLACK_API_URL;
    return createSlackSurface({
        core,
        log: deps.log,
        signingSecret,
        botToken,
        ...(apiUrl ? { apiUrl } : {}),
    });
}
function mcpHandler(config, { core, user }, log) {
    const actor = {
        kind: "agent",
        user_id: user.user_id,
        clerk_id: user.clerk_id,
        id: "mcp:local",
        name: "A local agent",
        via: "mcp",
        may: agentMay,
    };
    const local = isLoopback(config.HOST);
    return createMcpHttpHandler({
        core,
        log,
        // Without an identity provider only this machine is served: whoever can open a loopback socket.
        authenticate: async () => (local ? actor : { status: 401 }),
        allowedHosts: local ? ["localhost", "127.0.0.1", "[::1]"] : [],
        allowedOrigins: [],
    });
}
function at(prefix, handle) {
    return async (req, res) => {
        if (!(req.url ?? "").startsWith(prefix))
            return false;
        await handle(req, res);
        return true;
    };
}
function metrics() {
    const register = new Registry();
    collectDefaultMetrics({ register });
    return register;
}
//# sourceMappingURL=start.js.map