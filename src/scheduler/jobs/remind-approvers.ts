import type { JobContext } from "../job.ts";

/** Reminds of drafts that nobody has decided on. Nothing more is due until time has passed. */
export async function remindApprovers({ core, signal }: JobContext): Promise<number> {
  await core.clock.remindApprovers({ limit: 200, signal });
  return 0;
}
