import { expect, test } from "vitest";
import { closeNames } from "./close-names.ts";

const NAMES = ["Spring launch", "Autumn fair", "CTOs in Berlin", "Renewals 2026"];

test("a typing mistake, a part of a name and other punctuation lead to the name", () => {
  expect(closeNames("Sprnig launch", NAMES)).toEqual(["Spring launch"]);
  expect(closeNames("berlin", NAMES)).toEqual(["CTOs in Berlin"]);
  expect(closeNames("autumn-FAIR", NAMES)).toEqual(["Autumn fair"]);
});

test("something quite different is close to nothing", () => {
  expect(closeNames("Quarterly review of vendors", NAMES)).toEqual([]);
});

test("at most three names are offered, the closest first", () => {
  const similar = ["Test 4", "Test 3", "Test", "Test 1", "Test 2"];
  expect(closeNames("test", similar)).toHaveLength(3);
  expect(closeNames("test", similar)[0]).toBe("Test");
});
