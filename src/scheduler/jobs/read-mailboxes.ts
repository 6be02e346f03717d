import type { JobContext } from "../job.ts";

/** Fetches new mail of every mailbox. */
export function readMailboxes({ core, signal }: JobContext): Promise<number> {
  return core.clock.syncMailboxes({ limit: 50, signal });
}
