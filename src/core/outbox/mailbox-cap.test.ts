import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capOn, countHolds, localDay, nextLocalDay } from "./mailbox-cap.ts";

const caps = {
  daily_cap: 50,
  ramp_start: 10,
  ramp_step: 5,
  ramp_from: new Date("2027-03-01T12:00:00Z"),
  time_zone: "Europe/Berlin",
};

describe("the cap of a mailbox", () => {
  it.each([
    ["on its first day it is the start", "2027-03-01T20:00:00Z", 10],
    ["it grows with the local day, not after 24 hours", "2027-03-01T23:30:00Z", 15],
    ["on the eighth day it is still growing", "2027-03-08T10:00:00Z", 45],
    ["it never passes the daily cap", "2027-03-09T10:00:00Z", 50],
    ["a year later it is the daily cap", "2028-03-09T10:00:00Z", 50],
    ["a clock before the start does not shrink it", "2027-02-01T10:00:00Z", 10],
  ])("%s", (_when, now, cap) => {
    expect(capOn(caps, new Date(now))).toBe(cap);
  });

  it("is the smaller of cap and start when the start is higher", () => {
    expect(capOn({ ...caps, ramp_start: 500 }, caps.ramp_from)).toBe(50);
  });

  it("counts days over the change to summer time without losing one", () => {
    const from = { ...caps, ramp_from: new Date("2027-03-27T23:30:00Z") }; // 28 March, 00:30 in Berlin
    expect(capOn(from, new Date("2027-03-28T21:59:00Z"))).toBe(10); // 23:59 of a day of 23 hours
    expect(capOn(from, new Date("2027-03-28T22:00:00Z"))).toBe(15);
  });
});

describe("the next day of a mailbox", () => {
  it.each([
    ["begins at local midnight", "2027-03-02T09:00:00Z", "2027-03-02T23:00:00Z"],
    ["comes an hour early in spring", "2027-03-28T00:30:00Z", "2027-03-28T22:00:00Z"],
    ["comes an hour late in autumn", "2027-10-31T00:30:00Z", "2027-10-31T23:00:00Z"],
  ])("%s", (_what, at, next) => {
    expect(nextLocalDay(new Date(at), "Europe/Berlin")).toEqual(new Date(next));
  });

  it("begins at one o'clock where midnight is skipped", () => {
    const eve = new Date("2027-04-29T12:00:00Z");
    expect(nextLocalDay(eve, "Africa/Cairo")).toEqual(new Date("2027-04-29T22:00:00Z"));
  });

  it("is later than now, at most 25 hours away, and another local day, at any time anywhere", () => {
    const zones = [
      "Europe/Berlin",
      "America/New_York",
      "Asia/Kolkata",
      "Africa/Cairo",
      "Pacific/Apia",
    ];
    const times = fc.date({
      min: new Date("2026-01-01"),
      max: new Date("2030-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, fc.constantFrom(...zones), (at, zone) => {
        const next = nextLocalDay(at, zone);
        expect(next.getTime() - at.getTime()).toBeGreaterThan(0);
        expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        expect(localDay(next, zone).toString()).not.toBe(localDay(at, zone).toString());
        const before = new Date(next.getTime() - 1);
        expect(localDay(before, zone).toString()).toBe(localDay(at, zone).toString());
      }),
      { numRuns: 500 },
    );
  });
});

describe("a mailbox's count of its day", () => {
  it.each([
    [null, false],
    ["2027-03-01", false],
    ["2027-03-02", true],
    ["2027-03-03", true],
    ["2027-03-09", true],
    ["2027-03-10", false],
  ])("that began on %s holds on the second of March: %s", (day, holds) => {
    expect(countHolds(day === null ? null : new Date(day), "2027-03-02")).toBe(holds);
  });
});
