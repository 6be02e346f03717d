import type { IncomingMessage } from "node:http";
import { AppError } from "../../core/errors.ts";
import type { WorldState } from "../page/wire.ts";
import type { PlaygroundWorld } from "../playground-world.ts";
import type { SlackSimulator } from "../simulator/create-slack-simulator.ts";
import { guardKey, guardWrite, KEY_HEADER } from "./guard-request.ts";
import { lockedPage } from "./locked-page.ts";
import { pageActions } from "./page-api.ts";
import { readAsset, readPage } from "./page-assets.ts";
import { type PageWords, pageState } from "./page-state.ts";
import { readBody } from "./read-body.ts";
import { type Answer, jsonAnswer } from "./send-answer.ts";

/** What the page is served from. */
export type PageServer = {
  simulator: SlackSimulator;
  world: PlaygroundWorld;
  words: PageWords;
  key: string;
  /** Where the compiled page is. */
  directory: string;
};

type Asked = { req: IncomingMessage; url: URL };

const API = "/playground/api/";

/** Answers the page's requests. Throws AppError for a wrong key, a foreign origin, an unknown path. */
export function answerPage(server: PageServer, asked: Asked): Promise<Answer> {
  const { req, url } = asked;
  if (url.pathname.startsWith(API)) return answerApi(server, asked);
  if (req.method !== "GET" && req.method !== "HEAD") throw nothingHere();
  if (url.pathname === "/") return answerRoot(server, url);
  return answerAsset(server, url);
}

/** There is nothing at this path. */
export function nothingHere(): AppError {
  return new AppError("not_found", { say: "There is nothing here." });
}

/** Without a key the page comes too: it may have kept the key from before, and asks if it has not. */
async function answerRoot({ directory, key }: PageServer, url: URL): Promise<Answer> {
  const given = url.searchParams.get("key");
  if (given === null) return readPage(directory);
  try {
    guardKey(given, key);
  } catch {
    return lockedPage;
  }
  return readPage(directory);
}

async function answerAsset({ directory }: PageServer, url: URL): Promise<Answer> {
  const asset = await readAsset(directory, url.pathname);
  if (!asset) throw nothingHere();
  return asset;
}

async function answerApi(server: PageServer, { req, url }: Asked): Promise<Answer> {
  const name = url.pathname.slice(API.length);
  if (req.method === "POST") guardWrite(req);
  guardKey(req.headers[KEY_HEADER], server.key);
  if (req.method === "GET") return readForPage(server, name, url);
  const action = Object.hasOwn(pageActions, name) ? pageActions[name] : undefined;
  if (req.method !== "POST" || !action) throw nothingHere();
  const body = await readBody(req, action.limit);
  return jsonAnswer(await action.run(server, parseJson(body)));
}

async function readForPage(server: PageServer, name: string, url: URL): Promise<Answer> {
  const { simulator, world, words } = server;
  const asked = (field: string) => url.searchParams.get(field) ?? "";
  if (name === "state") {
    const who = { team: asked("team"), user: asked("user") };
    return jsonAnswer(pageState(simulator, who, words));
  }
  if (name === "world") {
    const [mails, status] = await Promise.all([world.sandbox.listMails(), world.status()]);
    const now = world.clock.now().toISOString();
    return jsonAnswer({ mails, status, now } satisfies WorldState);
  }
  const stored = name === "file" ? simulator.file(asked("team"), asked("id")) : undefined;
  if (!stored) throw nothingHere();
  return { status: 200, type: stored.file.mimetype, body: stored.content };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    throw new AppError("invalid_input", { say: "This is not JSON.", field: "body", cause });
  }
}
