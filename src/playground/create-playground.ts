import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { AppError } from "../core/errors.ts";
import { defaultCommands } from "./default-commands.ts";
import { streamChanges } from "./http/event-stream.ts";
import { guardHost, guardKey, guardWrite, KEY_HEADER } from "./http/guard-request.ts";
import { lockedPage } from "./http/locked-page.ts";
import { pageActions } from "./http/page-api.ts";
import { contentSecurityPolicy, readAsset, readPage } from "./http/page-assets.ts";
import { pageState } from "./http/page-state.ts";
import { readBody } from "./http/read-body.ts";
import { type Answer, errorAnswer, jsonAnswer, sendAnswer } from "./http/send-answer.ts";
import type { CommandHint, MessageShortcut, WorldState } from "./page/wire.ts";
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

type Served = PlaygroundOptions & { simulator: SlackSimulator; key: string; pageDirectory: string };
type Exchange = { req: IncomingMessage; res: ServerResponse; url: URL };

const SLACK = "/playground/slack";
const API = "/playground/api/";

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
  const pageDirectory = options.pageDirectory ?? fileURLToPath(new URL("./page/", import.meta.url));
  const served = { ...options, simulator, key, pageDirectory };
  return {
    handler: (req, res) => handle(served, { req, res, url: urlOf(req) }),
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
    guardHost(req, served.extraHosts ?? []);
    if (pathname.startsWith(`${SLACK}/`)) return await serveSlack(served, exchange);
    if (pathname === "/playground/events") {
      guardKey(req.headers[KEY_HEADER], served.key);
      streamChanges(served.simulator, res);
      return true;
    }
    const answer = await answerPage(served, exchange);
    sendAnswer(res, answer, { "content-security-policy": contentSecurityPolicy });
  } catch (error) {
    if (res.headersSent) res.destroy();
    else sendAnswer(res, errorAnswer(error), { "content-security-policy": contentSecurityPolicy });
  }
  return true;
}

async function serveSlack(served: Served, { req, res, url }: Exchange): Promise<boolean> {
  // Slack's API is for the app's server; no web page has business here, whatever token it holds.
  if (req.headers.origin !== undefined) {
    throw new AppError("not_allowed", { say: "Not for web pages.", field: "origin" });
  }
  const path = url.pathname.slice(SLACK.length);
  if (await served.simulator.serve({ req, res, path })) return true;
  throw nothingHere();
}

function answerPage(served: Served, exchange: Exchange): Promise<Answer> {
  const { req, url } = exchange;
  if (url.pathname.startsWith(API)) return answerApi(served, exchange);
  if (req.method !== "GET" && req.method !== "HEAD") throw nothingHere();
  if (url.pathname === "/") return answerRoot(served, url);
  return answerAsset(served, url);
}

/** Without a key the page comes too: it may have kept the key from before, and asks if it has not. */
async function answerRoot({ pageDirectory, key }: Served, url: URL): Promise<Answer> {
  const given = url.searchParams.get("key");
  if (given === null) return readPage(pageDirectory);
  try {
    guardKey(given, key);
  } catch {
    return lockedPage;
  }
  return readPage(pageDirectory);
}

async function answerAsset({ pageDirectory }: Served, url: URL): Promise<Answer> {
  const asset = await readAsset(pageDirectory, url.pathname);
  if (!asset) throw nothingHere();
  return asset;
}

async function answerApi(served: Served, { req, url }: Exchange): Promise<Answer> {
  const name = url.pathname.slice(API.length);
  if (req.method === "POST") guardWrite(req);
  guardKey(req.headers[KEY_HEADER], served.key);
  if (req.method === "GET") return readForPage(served, name, url);
  const action = Object.hasOwn(pageActions, name) ? pageActions[name] : undefined;
  if (req.method !== "POST" || !action) throw nothingHere();
  const body = await readBody(req, action.limit);
  return jsonAnswer(await action.run(served, parseJson(body)));
}

async function readForPage(served: Served, name: string, url: URL): Promise<Answer> {
  const { simulator, world, command = "/sdr", commands = defaultCommands } = served;
  const team = url.searchParams.get("team") ?? "";
  if (name === "state") {
    const who = { team, user: url.searchParams.get("user") ?? "" };
    const words = { command, commands, shortcuts: served.shortcuts ?? [] };
    return jsonAnswer(pageState(simulator, who, words));
  }
  if (name === "world") {
    const [mails, status] = await Promise.all([world.sandbox.listMails(), world.status()]);
    const now = world.clock.now().toISOString();
    return jsonAnswer({ mails, status, now } satisfies WorldState);
  }
  const file = name === "file" ? simulator.file(team, url.searchParams.get("id") ?? "") : undefined;
  if (!file) throw nothingHere();
  return { status: 200, type: file.file.mimetype, body: file.content };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    const say = "This is not JSON.";
    throw new AppError("invalid_input", { say, field: "body", cause });
  }
}

function nothingHere(): AppError {
  return new AppError("not_found", { say: "There is nothing here." });
}

function urlOf(req: IncomingMessage): URL {
  return new URL(req.url ?? "/", "http://localhost");
}
