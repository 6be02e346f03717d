import type { IncomingMessage } from "node:http";
import { AppError } from "../../core/errors.ts";

/** More than any form of ours sends, in bytes. */
const MOST_BYTES = 8_192;

/** The fields of a posted form. Throws `invalid_input` when it is none, or too long. */
export async function readForm(req: IncomingMessage): Promise<URLSearchParams> {
  const type = req.headers["content-type"] ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) throw unusable();
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw unusable();
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString("utf8"));
}

function unusable(): AppError {
  return new AppError("invalid_input", {
    say: "This request cannot be used.",
    next: "Open the link from Slack again.",
  });
}
