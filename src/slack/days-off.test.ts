import { expect, test } from "vitest";
import { readDaysOff, toDaysOffText } from "./days-off.ts";

test("single dates and ranges are understood, in any order, each day once", () => {
  expect(readDaysOff("2027-05-01, 2026-12-24 to 2026-12-26\n2026-12-25; ")).toEqual({
    dates: ["2026-12-24", "2026-12-25", "2026-12-26", "2027-05-01"],
  });
  expect(readDaysOff("2028-02-28..2028-03-01")).toEqual({
    dates: ["2028-02-28", "2028-02-29", "2028-03-01"],
  });
  expect(readDaysOff("  ")).toEqual({ dates: [] });
});

test("what is no date is quoted back with an example", () => {
  for (const text of ["Christmas", "2026-02-30", "2026-12-26 to 2026-12-24", "24.12.2026"]) {
    const read = readDaysOff(text);
    expect(read).toEqual({ problem: expect.stringContaining(`"${text}" is no date`) });
  }
  expect(readDaysOff("2026-01-01 to 2036-01-01")).toEqual({
    problem: "At most 366 days; this is more.",
  });
});

test("the words for stored dates are read back as the same dates", () => {
  const dates = ["2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01", "2027-05-01"];
  const text = "2026-12-24 to 2026-12-25, 2026-12-31 to 2027-01-01, 2027-05-01";
  expect(toDaysOffText(dates)).toBe(text);
  expect(readDaysOff(text)).toEqual({ dates });
});
