import type { Parameters } from "fast-check";

/** How many cases a property gets: `sample` in the suite, FUZZ_CASES of them on demand. */
export function fuzzCases(sample: number): Pick<Parameters, "numRuns" | "interruptAfterTimeLimit"> {
  const asked = Number(process.env.FUZZ_CASES);
  return { numRuns: Number.isInteger(asked) && asked > 0 ? asked : sample };
}

/** Milliseconds that a fuzz test may take: a minute for the sample, as long as it takes on demand. */
export const FUZZ_TIMEOUT = process.env.FUZZ_CASES ? 3_600_000 : 60_000;
