import type { SequenceStep } from "./sequence.ts";

/** The steps with one in the place of number `at` (1 is the first); just behind the last it is added. */
export function putStep(
  steps: readonly SequenceStep[],
  at: number,
  step: SequenceStep,
): SequenceStep[] {
  return renumber([...steps.slice(0, at - 1), step, ...steps.slice(at)]);
}

/** The steps without number `at`. */
export function withoutStep(steps: readonly SequenceStep[], at: number): SequenceStep[] {
  return renumber(steps.filter((_step, index) => index !== at - 1));
}

/** The steps with number `from` in the place of number `to`; those between make room. */
export function moveStep(steps: readonly SequenceStep[], from: number, to: number): SequenceStep[] {
  const moved = steps[from - 1];
  if (!moved) return [...steps];
  const rest = steps.filter((_step, index) => index !== from - 1);
  return renumber([...rest.slice(0, to - 1), moved, ...rest.slice(to - 1)]);
}

function renumber(steps: readonly SequenceStep[]): SequenceStep[] {
  return steps.map((step, index) => ({ ...step, step_number: index + 1 }));
}
