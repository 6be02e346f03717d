import { expect, test } from "vitest";
import { sayTime } from "./say-time.ts";

test("a time is said with its day of the week, on the 24-hour clock, and names its zone", () => {
  expect(sayTime(new Date("2026-11-23T09:00:00Z"))).toBe("Mon 23 Nov, 09:00 UTC");
  expect(sayTime(new Date("2026-09-06T00:05:59.999Z"))).toMatch(/^Sun 6 Sept?, 00:05 UTC$/);
});
