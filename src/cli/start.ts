import { collectDefaultMetrics, Registry } from "prom-client";
import { type Config, isLoopback } from "../config.ts";
import { localAgent } from "../core/actor.ts";
import type { Log } from "../core/core-deps.ts";
import { AppError } from "../core/errors.ts";
import { recogniseServer } from "../core/installation/recognise-server.ts";
import { localActor } from "../core/people/ensure-local-user.ts";
import { makeLinkCode } from "../core/people/make-link-code.ts";
import { createMcpHttpHandler } from "../mcp/transports/http.ts";
import { startScheduler } from "../scheduler/start-scheduler.ts";
import { timetable } from "../scheduler/timetable.ts";
import { createSlackSurface } from "../slack/create-slack-surface.ts";
import { createWeb } from "../web/create-web.ts";
import { type OpenedCore, openCore } from "./open-core.ts";
import { placeOf } from "./place-of.ts";
import { type Handler, serveHttp } from "./serve-http.ts";
import { type StartedPlayground, startPlayground } from "./start-playground.ts";

export const SURFACES = ["slack", "web", "mcp", "scheduler"] as const;
export type Surface = (typeof SURFACES)[number];

export type Running = {
  url: string;
  playgroundUrl: string | null;
  linkCode: string | null;
  /** The addresses that real mail leaves from; empty while there is only the sandbox. */
  realMailboxes: string[];
  stop(): Promise<void>;
};

type Start = { config: Config; log: Log; only: readonly Surface[] };

/** Brings the product up and answers where it is. `stop` drains: no new work, then what is under way ends. */
export async function start({ config, log, only }: Start): Promise<Running> {
  const opened = await openCore(config, log);
  // Undone in reverse: whatever came up last goes down first, the database last of all.
  const undo: (() => Promise<void>)[] = [opened.close];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await recognise(opened, log);
    return { ...(await bringUp({ config, log, only }, opened, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function recognise({ deps, user, clusterDir }: OpenedCore, log: Log): Promise<void> {
  const isOn = await recogniseServer(deps, { user, place: await placeOf(clusterDir) });
  if (!isOn) log.warn({}, "sending is switched off; `sdr sending` says why and what is due");
}

async function bringUp(
  { config, log, only }: Start,
  opened: OpenedCore,
  undo: (() => Promise<void>)[],
): Promise<Omit<Running, "stop">> {
  const handlers: Handler[] = [];
  // Listening comes first: the surfaces must know the address, and a taken port should fail early.
  const http = await serveHttp({ host: config.HOST, port: config.PORT, handlers, log });
  undo.push(http.close);
  const url = `http://${config.HOST === "0.0.0.0" ? "127.0.0.1" : config.HOST}:${http.port}`;
  const playground = await maybePlayground({ config, only }, opened, url);
  if (playground) handlers.push(playground.handler);
  const slack = only.includes("slack") ? slackSurface(config, opened, playground) : null;
  if (slack) handlers.push(at("/slack/", slack.handler));
  if (only.includes("mcp")) handlers.push(at("/mcp", mcpHandler(config, opened, log)));
  const secure = config.PUBLIC_URL !== undefined;
  if (only.includes("web"))
    handlers.push(createWeb({ core: opened.core, metrics: metrics(), secure }));
  if (slack) {
    await slack.start();
    undo.push(slack.stop);
  }
  if (only.includes("scheduler")) {
    undo.push(startScheduler({ core: opened.core, timetable, log }).stop);
  }
  const linkCode =
    slack && !playground ? await makeLinkCode(opened.deps, opened.user.user_id) : null;
  const playgroundUrl = playground ? `${url}/?key=${playground.key}` : null;
  return { url, playgroundUrl, linkCode, realMailboxes: await findRealMailboxes(opened) };
}

async function findRealMailboxes({ core, user }: OpenedCore): Promise<string[]> {
  const { mailboxes } = await core.listMailboxes(localActor(user), {});
  return mailboxes.flatMap(({ provider, address }) => (provider === "sandbox" ? [] : [address]));
}

/** Only where nobody else can reach it, and only while no real Slack is connected. */
async function maybePlayground(
  { config, only }: Pick<Start, "config" | "only">,
  opened: OpenedCore,
  url: string,
): Promise<StartedPlayground | null> {
  const wanted = only.includes("web") && only.includes("slack");
  if (!wanted || config.SLACK_BOT_TOKEN || !isLoopback(config.HOST)) return null;
  return startPlayground(opened, url);
}

function slackSurface(
  config: Config,
  { core, deps }: OpenedCore,
  playground: StartedPlayground | null,
) {
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

function mcpHandler(config: Config, { core, user }: OpenedCore, log: Log) {
  const actor = localAgent(user, "mcp:local");
  // A server that Slack reaches has a proxy before it, and loopback then means the whole internet.
  const local = isLoopback(config.HOST) && !config.SLACK_BOT_TOKEN;
  return createMcpHttpHandler({
    core,
    log,
    // Without an identity provider only this machine is served: whoever can open a loopback socket.
    authenticate: async () => (local ? actor : { status: 401 }),
    allowedHosts: local ? ["localhost", "127.0.0.1", "[::1]"] : publicHosts(config),
    allowedOrigins: [],
  });
}

function publicHosts({ PUBLIC_URL }: Config): string[] {
  return PUBLIC_URL ? [new URL(PUBLIC_URL).host] : [];
}

function at(prefix: string, handle: (...exchange: Parameters<Handler>) => unknown): Handler {
  return async (req, res) => {
    if (!(req.url ?? "").startsWith(prefix)) return false;
    await handle(req, res);
    return true;
  };
}

function metrics(): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
}
