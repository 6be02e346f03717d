import { createHash } from "node:crypto";
import type { SequenceStep } from "../../../core/sequences/sequence.ts";

/** A mark of the steps as a window shows them: another one when somebody changed them meanwhile. */
export function stepsSeen(steps: readonly SequenceStep[]): string {
  return createHash("sha256").update(JSON.stringify(steps)).digest("base64url").slice(0, 16);
}
