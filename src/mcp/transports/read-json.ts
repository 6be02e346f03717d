import type { IncomingMessage } from "node:http";
import type { Refusal } from "./guard-request.ts";

/** What a request may hold, in bytes. */
const BODY_LIMIT = 1_048_576;

/** The parsed body, or why it is refused: 413 above 1 MiB, 400 when it is no JSON. */
export async function readJson(req: IncomingMessage): Promise<{ body: unknown } | Refusal> {
  if (Number(req.headers["content-length"]) > BODY_LIMIT) return tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return tooLarge();
    chunks.push(chunk);
  }
  try {
    return { body: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
  } catch {
    return { status: 400, message: "Parse error: the body is not JSON." };
  }
}

function tooLarge(): Refusal {
  // What is left of the body is not read, so the connection cannot be used again.
  return {
    status: 413,
    message: "The body is larger than 1 MB.",
    headers: { connection: "close" },
  };
}
