import { expect, test } from "vitest";
import { moveStep, putStep, withoutStep } from "./edit-steps.ts";
import type { SequenceStep } from "./sequence.ts";

const step = (brief: string, step_number = 1): SequenceStep => ({
  ...{ step_number, channel: "email", delay_hours: 24, window: null, variants: [], brief },
});
const THREE = [step("one", 1), step("two", 2), step("three", 3)];
const order = (steps: SequenceStep[]) =>
  steps.map(({ step_number, brief }) => [step_number, brief]);

test("a step takes the place of another, or is added behind the last", () => {
  expect(order(putStep(THREE, 2, step("new")))).toEqual([
    [1, "one"],
    [2, "new"],
    [3, "three"],
  ]);
  expect(order(putStep(THREE, 4, step("new"))).at(-1)).toEqual([4, "new"]);
  expect(order(putStep([], 1, step("new")))).toEqual([[1, "new"]]);
});

test("without one of them the others close up", () => {
  expect(order(withoutStep(THREE, 1))).toEqual([
    [1, "two"],
    [2, "three"],
  ]);
});

test("a step moves up or down, and those between make room", () => {
  expect(order(moveStep(THREE, 3, 1))).toEqual([
    [1, "three"],
    [2, "one"],
    [3, "two"],
  ]);
  expect(order(moveStep(THREE, 1, 3))).toEqual([
    [1, "two"],
    [2, "three"],
    [3, "one"],
  ]);
  expect(order(moveStep(THREE, 2, 2))).toEqual(order(THREE));
  expect(order(moveStep(THREE, 9, 1))).toEqual(order(THREE));
});
