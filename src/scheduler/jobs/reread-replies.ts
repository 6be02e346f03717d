import type { JobContext } from "../job.ts";

/** Judges again what older rules have judged, a few mails at a time. */
export function rereadReplies({ core, signal }: JobContext): Promise<number> {
  return core.clock.rereadReplies({ limit: 20, signal });
}
