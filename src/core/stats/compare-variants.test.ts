import { expect, test } from "vitest";
import { compareVariants } from "./compare-variants.ts";

const side = (variant: string | null, [replies, sent]: [number, number], bounces = 0) => ({
  ...{ variant, sent, replies, bounces },
  ...{ positive: 0, opt_outs: 0 },
});

test("one wording alone, or beside words of a person's own, is compared with nothing", () => {
  expect(compareVariants([])).toBeNull();
  expect(compareVariants([side("A", [90, 900])])).toBeNull();
  expect(compareVariants([side("A", [90, 900]), side(null, [1, 900])])).toBeNull();
});

test("before fifty of each arrived nobody leads, however large the difference looks", () => {
  expect(compareVariants([side("B", [0, 49]), side("A", [40, 80])])).toBe(
    "Too few to tell: each wording needs 50 messages that arrived (A has 80, B has 49).",
  );
  expect(compareVariants([side("A", [0, 60], 15), side("B", [9, 60])])).toContain("A has 45");
});

test("a real difference names the leader, the figures and the likelihood", () => {
  expect(compareVariants([side("A", [6, 118]), side("B", [18, 120])])).toBe(
    "B leads: B had 18 of 120 answered; A had 6 of 118. It is really better with a likelihood of 99.4 %.",
  );
});

test("a difference that chance explains is called none", () => {
  expect(compareVariants([side("A", [10, 100]), side("B", [12, 100])])).toMatch(
    /^No clear difference yet: B had 12 of 100 .* likelihood of 67 %; 95 % would be a lead\.$/,
  );
  expect(compareVariants([side("A", [10, 100]), side("B", [10, 100])])).toContain("50 %");
});

test("of three wordings the leader must be surer, because the best of many is often luck", () => {
  const [a, b] = [side("A", [17, 200]), side("B", [28, 200])];
  expect(compareVariants([a, b])).toContain("B leads");
  expect(compareVariants([a, b, side("C", [5, 200])])).toMatch(/No clear difference.*97\.5 %/);
});
