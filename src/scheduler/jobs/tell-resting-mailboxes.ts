import type { JobContext } from "../job.ts";

/** Tells owners of mailboxes that rest after failures. A mailbox rests on, so it is no reason to look again at once. */
export async function tellRestingMailboxes({ core, signal }: JobContext): Promise<number> {
  await core.clock.tellRestingMailboxes({ limit: 200, signal });
  return 0;
}
