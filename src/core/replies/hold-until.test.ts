import { expect, test } from "vitest";
import { holdUntil } from "./hold-until.ts";

const zone = "Europe/Berlin";
/** A Wednesday. */
const received = new Date("2026-03-04T10:00:00Z");

test.each([
  ["back on a Tuesday: Wednesday at nine, local time", "2026-03-10", "2026-03-11T08:00:00Z"],
  ["back on a Friday: the Monday after", "2026-03-13", "2026-03-16T08:00:00Z"],
  ["back on a Sunday: Monday", "2026-03-15", "2026-03-16T08:00:00Z"],
  ["back today: tomorrow", "2026-03-04", "2026-03-05T08:00:00Z"],
  ["summer time has begun until then", "2026-03-30", "2026-03-31T07:00:00Z"],
  ["no day named: seven days later", null, "2026-03-11T08:00:00Z"],
  ["a day that is past is a misread one", "2026-03-01", "2026-03-11T08:00:00Z"],
  ["a day beyond half a year is a misread one", "2027-03-01", "2026-03-11T08:00:00Z"],
])("an absent person is left alone: %s", (_, returnDate, until) => {
  expect(holdUntil(returnDate, zone, received)).toEqual(new Date(until));
});
