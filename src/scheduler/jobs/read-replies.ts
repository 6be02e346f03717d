import type { JobContext } from "../job.ts";

/** Classifies fetched mail and acts on it. */
export function readReplies({ core, signal }: JobContext): Promise<number> {
  return core.clock.readInbound({ limit: 50, signal });
}
