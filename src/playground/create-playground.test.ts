import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../core/errors.ts";
import { createPlayground, type Playground } from "./create-playground.ts";
import type { PageState, SandboxMail, WorldState } from "./page/wire.ts";
import type { PlaygroundWorld } from "./playground-world.ts";
import { playgroundPeople, playgroundTeamId } from "./simulator/default-team.ts";

const SECRET = "the-secret-of-this-run";
const BOT_TOKEN = "xoxb-of-this-run";
const KEY = "the-key-that-start-printed";

type Ask = {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
};
type Told = { status: number; headers: IncomingMessage["headers"]; text: string };

let server: Server;
let base: string;
let playground: Playground;
let answers: unknown[];
let mails: SandboxMail[];
let skips: number;
const rep = { team: playgroundTeamId, user: playgroundPeople.rep };
const outsider = { team: playgroundTeamId, user: playgroundPeople.outsider };
const channel = "C0SALES001";

beforeEach(async () => {
  answers = [];
  mails = [];
  skips = 0;
  const receiver = new HTTPReceiver({ signingSecret: SECRET, logLevel: LogLevel.ERROR });
  server = createServer(async (req, res) => {
    if (req.url?.startsWith("/slack/events")) receiver.requestListener(req, res);
    else if (!(await playground.handler(req, res))) res.writeHead(404).end("somebody else's");
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  playground = createPlayground({
    eventsUrl: `${base}/slack/events`,
    baseUrl: base,
    signingSecret: SECRET,
    botToken: BOT_TOKEN,
    world: smallWorld(),
    wallClock: () => new Date(),
    key: KEY,
  });
  const app = new App({
    receiver,
    token: BOT_TOKEN,
    botId: "B0PLAY0001",
    botUserId: "U0SDRBOT01",
    tokenVerificationEnabled: false,
    clientOptions: { slackApiUrl: playground.slackApiUrl() },
    logLevel: LogLevel.ERROR,
  });
  app.command("/sdr", async ({ ack, command }) => ack(`You typed ${command.text}`));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

describe("the playground's page", () => {
  it("comes with a policy under which only its own scripts and its import map run", async () => {
    const page = await ask({ path: `/?key=${KEY}` });
    expect(page.status).toBe(200);
    const map = /<script type="importmap">(.*?)<\/script>/s.exec(page.text)?.[1] ?? "";
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain(`'sha256-${createHash("sha256").update(map).digest("base64")}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    for (const address of Object.values<string>(JSON.parse(map).imports)) {
      expect((await ask({ path: address })).headers["content-type"]).toContain("text/javascript");
    }
  });

  it("says which address to open when the key is wrong, and does not show itself", async () => {
    const page = await ask({ path: "/?key=guessed" });
    expect(page.status).toBe(403);
    expect(page.text).toContain("sdr start");
    expect(page.text).not.toContain("main.js");
  });

  it("serves its own files and no others", async () => {
    expect((await ask({ path: "/playground/assets/tokens.css" })).status).toBe(200);
    for (const path of ["../page-api.js", "%2e%2e/wire.js", "vendor/zod.mjs", "tsconfig.json"]) {
      expect((await ask({ path: `/playground/assets/${path}` })).status).toBe(404);
    }
  });

  it("leaves every other path to others", async () => {
    expect((await ask({ path: "/healthz" })).text).toBe("somebody else's");
    expect((await ask({ path: "//" })).text).toBe("somebody else's");
  });

  it("follows a permalink to the message on the page", async () => {
    const { ts } = await playground.simulator.postMessage({ ...rep, channel, text: "here" });
    const asked = { method: "POST", headers: { authorization: `Bearer ${BOT_TOKEN}` } };
    const path = `/playground/slack/api/chat.getPermalink`;
    const body = new URLSearchParams({ channel, message_ts: ts }).toString();
    const { permalink } = JSON.parse((await ask({ ...asked, path, body })).text);
    const led = await ask({ path: new URL(permalink).pathname });
    expect([led.status, led.headers.location]).toEqual([302, `/#${channel}/${ts}`]);
  });
});

describe("a request that names another host", () => {
  it.each([
    ["the page", { path: `/?key=${KEY}` }],
    ["the state", { path: "/playground/api/state", headers: { "x-playground-key": KEY } }],
    ["the changes", { path: "/playground/events", headers: { "x-playground-key": KEY } }],
    [
      "Slack's API",
      {
        path: "/playground/slack/api/auth.test",
        method: "POST",
        headers: { authorization: `Bearer ${BOT_TOKEN}` },
      },
    ],
  ])("is refused by %s", async (_what, asked: Ask) => {
    for (const host of ["evil.example", "localhost", "127.0.0.1:1", "127.0.0.1.evil.example"]) {
      const refused = await ask({ ...asked, headers: { ...asked.headers, host } });
      expect([host, refused.status]).toEqual([host, 403]);
    }
    const port = new URL(base).port;
    const allowed = await ask({
      path: "/playground/api/state",
      headers: { "x-playground-key": KEY, host: `localhost:${port}` },
    });
    expect(allowed.status).toBe(200);
  });
});

describe("a write", () => {
  const input = { ...rep, channel, text: "help" };

  it("acts as the person when the page sends it", async () => {
    expect(await write("command", input)).toEqual({ outcome: "acknowledged" });
    expect((await stateOf(rep)).messages).toMatchObject([
      { text: "You typed help", only_you: true, in_reply_to: "/sdr help" },
    ]);
    expect((await stateOf(outsider)).messages).toEqual([]);
  });

  it.each([
    ["without the key", { "x-playground-key": "" }],
    ["with a key one letter short", { "x-playground-key": KEY.slice(1) }],
    ["from another page", { origin: "http://evil.example" }],
    ["from a page of another port", { origin: "http://127.0.0.1:1" }],
    ["from nowhere", { origin: "" }],
    ["as a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["as text, which needs no permission to cross origins", { "content-type": "text/plain" }],
  ])("is refused %s, and nothing happens", async (_how, headers: Record<string, string>) => {
    for (const [path, body] of [
      ["command", input],
      ["answer", { mail_id: "m1", text: "hello" }],
      ["skip", {}],
    ] as const) {
      const refused = await post(path, body, headers);
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(refused.status).toBeLessThan(500);
      expect(JSON.parse(refused.text).say).toMatch(/\.$/);
    }
    expect(playground.simulator.ephemerals(rep)).toEqual([]);
    expect([answers, skips]).toEqual([[], 0]);
  });

  it("names the field that is missing", async () => {
    const refused = await post("command", { ...rep, text: "help" });
    expect([refused.status, JSON.parse(refused.text).field]).toEqual([400, "channel"]);
  });

  it("is refused when it is larger than anything a person types", async () => {
    const refused = await post("command", { ...input, text: "x".repeat(600_000) });
    expect([refused.status, JSON.parse(refused.text).field]).toEqual([400, "body"]);
  });

  it("of a button that is gone says so", async () => {
    const gone = { ...rep, channel, message_ts: "1.000001", block_id: "b", action_id: "go" };
    const refused = await post("press", gone);
    expect([refused.status, JSON.parse(refused.text).say]).toEqual([404, "This message is gone."]);
  });
});

describe("what the page reads", () => {
  it("needs the key too", async () => {
    for (const path of ["state", "world", "file?team=T&id=F"]) {
      const refused = await ask({ path: `/playground/api/${path}` });
      expect([path, refused.status]).toEqual([path, 403]);
      expect(JSON.parse(refused.text).say).toContain("sdr start");
    }
    expect((await ask({ path: "/playground/events" })).status).toBe(403);
  });

  it("is told anew after every change", async () => {
    const response = await fetch(`${base}/playground/events`, {
      headers: { "x-playground-key": KEY },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain("event: changed");
    await playground.simulator.postMessage({ ...rep, channel, text: "hello" });
    expect((await reader?.read())?.value).toContain("event: changed");
    await reader?.cancel();
  });

  it("includes an uploaded file", async () => {
    const content = Buffer.from("email\nada@brightloom.example\n");
    const { file } = await write<{ file: { id: string } }>("file", {
      ...rep,
      name: "leads.csv",
      mimetype: "text/csv",
      content_base64: content.toString("base64"),
    });
    const path = `/playground/api/file?team=${rep.team}&id=${file.id}`;
    const read = await ask({ path, headers: { "x-playground-key": KEY } });
    expect(read.text).toBe(content.toString());
    expect(read.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("includes the mailbox and the clock, which the page can answer and move", async () => {
    mails.push(aMail);
    await write("answer", { mail_id: "m1", text: "Sounds good, how about Tuesday?" });
    expect(answers).toEqual([
      { mail_id: "m1", text: "Sounds good, how about Tuesday?", kind: "reply" },
    ]);
    expect(await write("skip", {})).toMatchObject({ what: "One mail was sent." });
    const world = await read<WorldState>("world");
    expect(world.mails).toEqual([aMail]);
    expect(world.now).toBe("2027-01-02T09:00:00.000Z");
  });

  it("is refused in the product's own words where the product refuses", async () => {
    const refused = await post("answer", { mail_id: "none", text: "hello" });
    expect([refused.status, JSON.parse(refused.text).say]).toEqual([404, "There is no such mail."]);
  });
});

describe("the simulated Slack behind the playground", () => {
  const auth = { path: "/playground/slack/api/auth.test", method: "POST" };

  it("answers the bot token of this run only", async () => {
    const bare = await ask(auth);
    expect(JSON.parse(bare.text)).toEqual({ ok: false, error: "not_authed" });
    const known = await ask({ ...auth, headers: { authorization: `Bearer ${BOT_TOKEN}` } });
    expect(JSON.parse(known.text)).toMatchObject({ ok: true, team_id: playgroundTeamId });
    expect(playground.slackApiUrl()).toBe(`${base}/playground/slack/api/`);
  });

  it("is not for web pages, not even with the token", async () => {
    const headers = { authorization: `Bearer ${BOT_TOKEN}`, origin: base };
    expect((await ask({ ...auth, headers })).status).toBe(403);
  });

  it("delivers twice and slowly when the page says so", async () => {
    await write("conditions", { deliver_twice: true });
    await write("command", { ...rep, channel, text: "once" });
    expect((await stateOf(rep)).conditions).toEqual({ deliver_twice: true, slow_ms: 0 });
    expect(playground.simulator.ephemerals(rep)).toHaveLength(1);
  });
});

const aMail: SandboxMail = {
  id: "m1",
  direction: "sent",
  from: "Robin <robin@northwind.example>",
  to: "Ada <ada@brightloom.example>",
  subject: "Hand-offs",
  text: "Hi Ada",
  thread_id: "t1",
  sent_at: "2027-01-01T09:00:00.000Z",
  list_unsubscribe: null,
};

function smallWorld(): PlaygroundWorld {
  let now = new Date();
  return {
    sandbox: {
      listMails: async () => mails,
      async answer(input) {
        if (!mails.some((mail) => mail.id === input.mail_id)) {
          throw new AppError("not_found", { say: "There is no such mail.", field: "mail_id" });
        }
        answers.push(input);
      },
    },
    clock: {
      now: () => now,
      async skipToNextSend() {
        now = new Date("2027-01-02T09:00:00Z");
        skips += 1;
        return { now, what: "One mail was sent." };
      },
    },
    status: async () => ({
      drafts_waiting: 0,
      replies_waiting: 0,
      campaigns_running: 0,
      next_send_at: null,
      sending_paused: false,
      real_mailboxes: [],
    }),
  };
}

/** One request over a connection of its own, with any header a stranger might send. */
function ask({ path, method = "GET", headers = {}, body }: Ask): Promise<Told> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
    const req = request({ hostname, port, path, method, headers: sent, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("error", reject);
      res.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: res.statusCode ?? 0, headers: res.headers, text });
      });
    });
    req.on("error", reject);
    req.end(body);
  });
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Told> {
  return ask({
    path: `/playground/api/${path}`,
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: base,
      "x-playground-key": KEY,
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

async function write<T>(path: string, body: unknown): Promise<T> {
  return JSON.parse((await post(path, body)).text);
}

async function read<T>(path: string): Promise<T> {
  const told = await ask({ path: `/playground/api/${path}`, headers: { "x-playground-key": KEY } });
  return JSON.parse(told.text);
}

function stateOf({ team, user }: { team: string; user: string }): Promise<PageState> {
  return read<PageState>(`state?${new URLSearchParams({ team, user })}`);
}
