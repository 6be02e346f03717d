import { expect, test } from "vitest";
import { delayInWords } from "../core/sequences/sequence.ts";
import { readDelay } from "./delay-text.ts";

test("a wait is understood in days, hours and weeks, and whole days are meant without a unit", () => {
  const said = ["3", "3 days", "1 day", "36 hours", "12h", "0.5 days", "2 weeks", "at once", ""];
  expect(said.map(readDelay)).toEqual([72, 72, 24, 36, 12, 12, 336, 0, 0]);
});

test("what is no wait, or longer than a year, is not guessed at", () => {
  expect(["soon", "-1 day", "1.3 hours", "400 days", "3 months"].map(readDelay)).toEqual(
    Array.from({ length: 5 }, () => null),
  );
});

test("every wait is read back from its words", () => {
  for (const hours of [0, 1, 24, 36, 72, 8760]) expect(readDelay(delayInWords(hours))).toBe(hours);
});
