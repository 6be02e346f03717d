import type { JobContext } from "../job.ts";

/** Words the drafts that are due and asks for approval. */
export function writeDueDrafts({ core, signal }: JobContext): Promise<number> {
  return core.clock.draftDueTouches({ limit: 50, signal });
}
