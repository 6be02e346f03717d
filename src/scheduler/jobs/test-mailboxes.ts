import type { JobContext } from "../job.ts";

/** Has mailboxes that were just connected write to themselves. */
export function testMailboxes({ core, signal }: JobContext): Promise<number> {
  return core.clock.testMailboxes({ limit: 10, signal });
}
