import type { JobContext } from "../job.ts";

/** Ends requests for approval that nobody answered in time. */
export function expireApprovals({ core, signal }: JobContext): Promise<number> {
  return core.clock.expireApprovals({ limit: 200, signal });
}
