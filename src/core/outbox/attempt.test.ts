import fc from "fast-check";
import { expect, it } from "vitest";
import { MAX_ATTEMPTS, retryDelayMs } from "./attempt.ts";

const MINUTE = 60_000;

it.each([
  [0, MINUTE],
  [1, 2 * MINUTE],
  [4, 16 * MINUTE],
  [9, 360 * MINUTE],
  [5_000, 360 * MINUTE],
])("after %i attempts a touch waits half a minute and up to %i ms more", (attempts, spread) => {
  expect(retryDelayMs(attempts, 0)).toBe(MINUTE / 2);
  expect(retryDelayMs(attempts, 1)).toBe(MINUTE / 2 + spread);
});

it("the wait grows with every attempt, so that all of them span hours and not minutes", () => {
  const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) =>
    retryDelayMs(index + 1, 0.5),
  );
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(120 * MINUTE);
});

it("is never shorter than half a minute nor longer than six and a half hours", () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
      const wait = retryDelayMs(attempts, random);
      expect(wait).toBeGreaterThanOrEqual(30_000);
      expect(wait).toBeLessThanOrEqual(6.5 * 60 * MINUTE);
      expect(Number.isInteger(wait)).toBe(true);
    }),
  );
});
