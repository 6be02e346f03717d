import type { Core } from "../core/core.ts";
import type { Log } from "../core/core-deps.ts";

/** What every listener may use; handed in once by createSlackSurface. */
export type Desk = {
  core: Core;
  log: Log;
  fetch: typeof fetch;
  /** Whether an address is Slack's own: a bot token or an answer goes nowhere else. */
  isSlackAddress(url: string): boolean;
  /** Has the outbox looked at soon, after something was changed. */
  wakeOutbox(): void;
};
