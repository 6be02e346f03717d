import pino, { type DestinationStream } from "pino";
import type { Log } from "../core/core-deps.ts";
import { blankSecrets } from "./blank-secrets.ts";

/** JSON lines on stderr, so that stdout stays free for results and for MCP. Secrets are blanked out. */
export function createLog(
  level: string,
  out: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  return pino({ level, base: null, hooks: { streamWrite: blankSecrets } }, out);
}
