import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../core/core-deps.ts";

/** Bolt's and the Web API client's own words in our log; debug output is dropped, it holds payloads. */
export function boltLogger(log: Log): Logger {
  const words = (parts: unknown[]) => parts.map(String).join(" ");
  return {
    debug: () => undefined,
    info: (...parts) => log.debug({}, words(parts)),
    warn: (...parts) => log.warn({}, words(parts)),
    error: (...parts) => log.error({}, words(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
