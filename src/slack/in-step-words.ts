import type { SequenceStep } from "../core/sequences/sequence.ts";

/**
 * A sentence of core's about these steps with the place of a fault in words: `steps.0.variants.1.body` is
 * the text of step 1, wording B.
 */
export function inStepWords(say: string, steps: readonly SequenceStep[]): string {
  return say
    .replace(/steps\.(\d+)\.variants\.(\d+)\.(subject|body)/g, (_all, ...place: string[]) => {
      const [step = 0, variant = 0] = place.map(Number);
      const key = steps[step]?.variants[variant]?.key ?? "";
      return `${place[2] === "body" ? "text" : "subject"} of step ${step + 1}, wording ${key},`;
    })
    .replace(/steps\.(\d+)(?:\.[a-z_]+)?/g, (_all, step: string) => `Step ${Number(step) + 1}`);
}
