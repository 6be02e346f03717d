import type { JobContext } from "../job.ts";

/** Sends what was approved and is due. */
export function sendDueMessages({ core, signal }: JobContext): Promise<number> {
  return core.clock.sendDueTouches({ limit: 50, signal });
}
