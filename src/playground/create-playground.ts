import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { AppError } from "../core/errors.ts";
import { answerPage, nothingHere, type PageServer } from "./http/answer-page.ts";
import { streamChanges } from "./http/event-stream.ts";
import { guardHost, guardKey, KEY_HEADER } from "./http/guard-request.ts";
import { contentSecurityPolicy } from "./http/page-assets.ts";
import { errorAnswer, sendAnswer } from "./http/send-answer.ts";
import type { CommandHint, MessageShortcut } from "./page/wire.ts";
import type { PlaygroundWorld } from "./playground-world.ts";
import { createSlackSimulator, type SlackSimulator } from "./simulator/create-slack-simulator.ts";
import { playgroundTeam } from "./simulator/default-team.ts";
import type { TeamSeed } from "./simulator/state/add-team.ts";

export type PlaygroundOptions = {
  /** Where the Slack surface takes Slack's requests: `http://127.0.0.1:3000/slack/events`. */
  eventsUrl: string | (() => string);
  /** This server as the Slack surface reaches it, without a slash: `http://127.0.0.1:3000`. */
  baseUrl: string | (() => string);
  /** The Slack surface's signing secret and bot token; secrets of this run, never real ones. */
  signingSecret: string;
  botToken: string;
  world: PlaygroundWorld;
  /** The wall clock; signatures are made by it, as the Slack surface checks them by it. */
  wallClock: () => Date;
  /** The key of the page's address; a new one when left out. */
  key?: string;
  /** Hosts allowed besides loopback's names, with their port, e.g. behind a port mapping. */
  extraHosts?: readonly string[];
  /** Where the compiled page is; beside this module when left out. */
  pageDirectory?: string;
  /** The workspace; three people and three channels when left out. */
  team?: TeamSeed;
  command?: string;
  commands?: readonly CommandHint[];
  /** The message shortcuts of the app's manifest. */
  shortcuts?: readonly MessageShortcut[];
  /** The event types of the app's manifest. */
  events?: readonly string[];
};

export type Playground = {
  /** Answers a request to one of the playground's paths; false when the path is not its own. */
  handler: (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;
  simulator: SlackSimulator;
  /** Goes into the address to print: `{baseUrl}/?key={key}`. */
  key: string;
  /** The Web API's base for Bolt's `clientOptions.slackApiUrl`. */
  slackApiUrl: () => string;
};

type Served = PageServer & { options: PlaygroundOptions };
type Exchange = { req: IncomingMessage; res: ServerResponse; url: URL };

const SLACK = "/playground/slack";
const PAGE_HEADERS = { "content-security-policy": contentSecurityPolicy };

/** The playground: a Slack of our own in this process, and the page on which a person drives it. */
export function createPlayground(options: PlaygroundOptions): Playground {
  const key = options.key ?? randomBytes(24).toString("base64url");
  const base = options.baseUrl;
  const publicUrl = () => `${typeof base === "string" ? base : base()}${SLACK}`;
  const simulator = createSlackSimulator({
    eventsUrl: options.eventsUrl,
    signingSecret: options.signingSecret,
    publicUrl,
    now: options.world.clock.now,
    signedAt: options.wallClock,
    ...(options.command ? { command: options.command } : {}),
    ...(options.events ? { events: options.events } : {}),
  });
  simulator.addTeam(options.team ?? playgroundTeam(options.botToken));
  const { world, command = "/sdr", commands = [], shortcuts = [] } = options;
  const served: Served = {
    options,
    simulator,
    key,
    world,
    words: { command, commands, shortcuts },
    directory: options.pageDirectory ?? fileURLToPath(new URL("./page/", import.meta.url)),
  };
  return {
    async handler(req, res) {
      const url = urlOf(req);
      return url ? handle(served, { req, res, url }) : false;
    },
    simulator,
    key,
    slackApiUrl: () => `${publicUrl()}/api/`,
  };
}

async function handle(served: Served, exchange: Exchange): Promise<boolean> {
  const { req, res, url } = exchange;
  const { pathname } = url;
  if (pathname !== "/" && !pathname.startsWith("/playground/")) return false;
  try {
    guardHost(req, served.options.extraHosts ?? []);
    if (pathname.startsWith(`${SLACK}/`)) return await serveSlack(served, exchange);
    if (pathname === "/playground/events") {
      guardKey(req.headers[KEY_HEADER], served.key);
      streamChanges(served.simulator, res);
      return true;
    }
    sendAnswer(res, await answerPage(served, { req, url }), PAGE_HEADERS);
  } catch (error) {
    if (res.headersSent) res.destroy();
    else sendAnswer(res, errorAnswer(error), PAGE_HEADERS);
  }
  return true;
}

async function serveSlack(served: Served, { req, res, url }: Exchange): Promise<boolean> {
  // Slack's API is for the app's server; no web page has business here, whatever token it holds.
  if (req.headers.origin !== undefined) {
    throw new AppError("not_allowed", { say: "Not for web pages.", field: "origin" });
  }
  const path = url.pathname.slice(SLACK.length);
  const link = /^\/archives\/[^/]+\/([A-Z0-9]+)\/p(\d+)(\d{6})$/.exec(path);
  if (link) {
    // A permalink: the page shows the message it finds behind the hash.
    res.writeHead(302, { location: `/#${link[1]}/${link[2]}.${link[3]}` }).end();
    return true;
  }
  if (await served.simulator.serve({ req, res, path })) return true;
  throw nothingHere();
}

/** The address asked for; null when it is none, as `//` is. */
function urlOf(req: IncomingMessage): URL | null {
  const path = req.url ?? "/";
  return URL.canParse(path, "http://localhost") ? new URL(path, "http://localhost") : null;
}
