import { expect, it } from "vitest";
import { firstName } from "./first-name.ts";

it.each([
  ["Jane Doe", "Jane"],
  ["Dr. Jane Doe", "Jane"],
  ["Prof. Dr. med Ada Lovelace", "Ada"],
  ["Doe, Jane", "Jane"],
  ["Jane Doe, PhD", "Jane"],
  ["JANE DOE", "Jane"],
  ["JEAN-LUC PICARD", "Jean-Luc"],
  ["Ünal Öz", "Ünal"],
  ["J. Doe", null],
  ["", null],
  ["info@example.com", null],
])("%j is greeted as %j", (fullName, first) => {
  expect(firstName(fullName)).toBe(first);
});
