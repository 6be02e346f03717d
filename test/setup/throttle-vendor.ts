import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** One request as the vendor saw it, and what it was told. */
export type Asked = {
  call: string;
  /** Our id of the touch it was about, where it can be told. */
  send_id: string | null;
  /** Business time, as the test set it. */
  at: number;
  status: number;
  /** How long the vendor asked to be left alone, in ms; null when it did not. */
  retryAfterMs: number | null;
};

/** Stands before the Gmail stand-in and turns away what it is told to. */
export type ThrottledVendor = {
  url: string;
  asked: Asked[];
  /** Chance that a call fails, 0 to 1. */
  fail(chance: number): void;
  /** From now on nothing is done, or all is again. */
  goDown(isDown: boolean): void;
  close(): Promise<void>;
};

export type ThrottleOptions = {
  /** The vendor behind. */
  url: string;
  random(): number;
  /** Business time now, epoch ms. */
  now(): number;
};

/** What a call is told: the vendor's own answer, or a status in its place. */
type Told = { status: number | null; isDone: boolean; waitMs: number | null };

const AS_IT_IS: Told = { status: null, isDone: true, waitMs: null };
const NOTHING = { status: 0, text: "" };
const STATUSES = [429, 429, 429, 500, 502, 503, 504];

/**
 * 429 is said before anything is done. Of the 5xx, half are said after the call was carried out: nobody
 * who gets one can know. Half of all ask for a wait, in seconds (RFC 9110, section 10.2.3).
 */
export async function throttleVendor(options: ThrottleOptions): Promise<ThrottledVendor> {
  const { random, now } = options;
  const asked: Asked[] = [];
  const sendIds = new Map<string, string>();
  let chance = 0;
  let isDown = false;

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await buffer(req);
    const path = (req.url ?? "").replace("/gmail/v1/users/me", "").split("?")[0] ?? "";
    const at = now();
    const told = draw();
    const answer = told.isDone ? await passOn(req, body) : NOTHING;
    const send_id = sendIdOf({ path, body, answer: answer.text });
    const status = told.status ?? answer.status;
    asked.push({ call: `${req.method} ${path}`, send_id, at, status, retryAfterMs: told.waitMs });
    const wait = told.waitMs ? { "retry-after": String(told.waitMs / 1000) } : {};
    res.writeHead(status, { "content-type": "application/json", ...wait });
    res.end(
      told.status ? JSON.stringify({ error: { code: status, message: "Later." } }) : answer.text,
    );
  }

  function draw(): Told {
    if (isDown) return { status: 503, isDone: false, waitMs: null };
    return random() < chance ? drawRefusal(random) : AS_IT_IS;
  }

  async function passOn(req: IncomingMessage, body: Buffer) {
    const { authorization = "" } = req.headers;
    const answer = await fetch(new URL(req.url ?? "/", options.url), {
      method: req.method ?? "GET",
      headers: { authorization, "content-type": "application/json" },
      ...(body.byteLength > 0 ? { body } : {}),
    });
    return { status: answer.status, text: await answer.text() };
  }

  /** A draft is made with our id in its headers; after that its own id stands for ours. */
  function sendIdOf(exchange: { path: string; body: Buffer; answer: string }): string | null {
    const { path, body, answer } = exchange;
    if (path === "/drafts") {
      const { message } = JSON.parse(body.toString()) as { message: { raw: string } };
      const raw = Buffer.from(message.raw, "base64url").toString();
      const send_id = /^X-SDR-Send-Id: (\S+)/im.exec(raw)?.[1] ?? null;
      const { id } = JSON.parse(answer || "{}") as { id?: string };
      if (id && send_id) sendIds.set(id, send_id);
      return send_id;
    }
    const id =
      path === "/drafts/send"
        ? (JSON.parse(body.toString()) as { id: string }).id
        : decodeURIComponent(/^\/drafts\/(.+)$/.exec(path)?.[1] ?? "");
    return sendIds.get(id) ?? null;
  }

  const server = createServer((req, res) => {
    serve(req, res).catch((error: unknown) => {
      res.writeHead(500).end(String(error));
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    fail(wanted) {
      chance = wanted;
    },
    goDown(wanted) {
      isDown = wanted;
    },
    async close() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}

function drawRefusal(random: () => number): Told {
  const status = STATUSES[Math.floor(random() * STATUSES.length)] ?? 503;
  const isDone = status >= 500 && random() < 0.5;
  const seconds = 120 + Math.floor(random() * 600);
  return { status, isDone, waitMs: random() < 0.5 ? seconds * 1000 : null };
}
