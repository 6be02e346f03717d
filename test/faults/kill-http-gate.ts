import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Gate } from "./kill-gate.ts";

export type HttpGate = { url: string; close(): Promise<void> };

export type HttpVendor = {
  gate: Gate;
  /** The vendor itself. */
  url: string;
  /** The word for a call that guards may be set for, or null. */
  nameCall(method: string, path: string): string | null;
};

/** A line to an HTTP vendor with guards at `<call>_asked`, `<call>_done` and `<call>_answered`. */
export async function startHttpGate(vendor: HttpVendor): Promise<HttpGate> {
  const server = createServer((req, res) => {
    carry(vendor, req, res).catch(() => res.destroy());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function carry(
  { gate, url, nameCall }: HttpVendor,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const body = await buffer(req);
  const method = req.method ?? "GET";
  const call = nameCall(method, (req.url ?? "").split("?")[0] ?? "") ?? "other";
  if (!(await gate.pass(`${call}_asked`))) return void res.destroy();
  const answer = await fetch(`${url}${req.url}`, {
    method,
    headers: headersOf(Object.entries(req.headers)),
    ...(body.length > 0 ? { body } : {}),
  });
  const answered = Buffer.from(await answer.arrayBuffer());
  if (!(await gate.pass(`${call}_done`))) return void res.destroy();
  res.writeHead(answer.status, headersOf(answer.headers));
  await new Promise<void>((resolve) => {
    res.once("close", resolve);
    res.end(answered, resolve);
  });
  await gate.pass(`${call}_answered`);
}

/** What belongs to one connection only is left out (RFC 9110, section 7.6.1). */
const OF_THE_LINE = ["host", "connection", "keep-alive", "content-length", "transfer-encoding"];

function headersOf(given: Iterable<[string, unknown]>): Record<string, string> {
  const kept = [...given].filter(([name]) => !OF_THE_LINE.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
