import type { StepNow } from "./kill-world.ts";

/** What became of a touch in the end; whatever a fault run must never find is spelled out as it is. */
export type Outcome = "sent once" | "uncertain, it went" | "uncertain, it did not go" | string;

/** Judges from the vendor's side and the database's together. */
function outcomeOf(step: StepNow): Outcome {
  const { status, delivery_state, messages, audited, accepted } = step;
  const isSent = status === "sent" && delivery_state === "done" && messages === 1 && audited === 1;
  if (isSent && accepted === 1) return "sent once";
  const isAsked = status === "scheduled" && delivery_state === "uncertain" && messages === 0;
  if (isAsked && accepted === 1) return "uncertain, it went";
  if (isAsked && accepted === 0) return "uncertain, it did not go";
  return JSON.stringify(step);
}

/** How often each outcome came, in the order of the words. */
export function outcomesOf(steps: readonly StepNow[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = {};
  for (const outcome of steps.map(outcomeOf).sort()) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
