import fc from "fast-check";
import { expect, test } from "vitest";
import { likelihoodBetter } from "./likelihood-better.ts";

test("two wordings with the same figures are equally likely to be the better one", () => {
  for (const arrived of [0, 1, 40, 5_000]) {
    const same = { arrived, answered: Math.floor(arrived / 10) };
    expect(likelihoodBetter(same, same)).toBeCloseTo(0.5, 9);
  }
});

test("the likelihood is the integral of the two Beta densities", () => {
  const cases = [
    [18, 120, 6, 118],
    [0, 10, 3, 9],
    [40, 400, 31, 395],
    [1, 1, 0, 1],
  ] as const;
  for (const [a, n, b, m] of cases) {
    const exact = likelihoodBetter({ answered: a, arrived: n }, { answered: b, arrived: m });
    expect(exact).toBeCloseTo(integrated([a, n], [b, m]), 4);
  }
});

test("what is likely for one is unlikely for the other, and more answers never make it less likely", () => {
  const trials = fc
    .integer({ min: 1, max: 300 })
    .chain((arrived) =>
      fc.record({ arrived: fc.constant(arrived), answered: fc.integer({ min: 0, max: arrived }) }),
    );
  fc.assert(
    fc.property(trials, trials, (one, other) => {
      const likelihood = likelihoodBetter(one, other);
      expect(likelihood + likelihoodBetter(other, one)).toBeCloseTo(1, 9);
      if (one.answered === one.arrived) return;
      const better = { ...one, answered: one.answered + 1 };
      expect(likelihoodBetter(better, other)).toBeGreaterThanOrEqual(likelihood - 1e-9);
    }),
    { numRuns: 100 },
  );
});

/** P(one > other) by the midpoint rule over both densities. */
function integrated([a, n]: readonly [number, number], [b, m]: readonly [number, number]): number {
  const cells = 20_000;
  const density = (x: number, won: number, all: number) =>
    Math.exp(won * Math.log(x) + (all - won) * Math.log(1 - x));
  let [sumOne, sumOther, below, wins] = [0, 0, 0, 0];
  for (let cell = 0; cell < cells; cell += 1) {
    const x = (cell + 0.5) / cells;
    const [p, q] = [density(x, a, n), density(x, b, m)];
    wins += p * (below + q / 2);
    below += q;
    sumOne += p;
    sumOther += q;
  }
  return wins / (sumOne * sumOther);
}
