import { describe, expect, it } from "vitest";
import { quietUntil } from "./quiet-until.ts";

const night = { from: "20:00", to: "08:00" };
const lunch = { from: "12:00", to: "13:30" };

describe("quiet hours", () => {
  it.each([
    ["in the evening", "2027-03-02T19:30:00Z", "2027-03-03T07:00:00.000Z"],
    ["from their first minute", "2027-03-02T19:00:00Z", "2027-03-03T07:00:00.000Z"],
    ["in the small hours", "2027-03-02T03:00:00Z", "2027-03-02T07:00:00.000Z"],
    ["not from their last minute on", "2027-03-02T07:00:00Z", null],
    ["not at noon", "2027-03-02T11:00:00Z", null],
    ["over the change to summer time", "2027-03-27T22:00:00Z", "2027-03-28T06:00:00.000Z"],
  ])("that pass midnight hold %s", (_when, now, until) => {
    expect(quietUntil(night, "Europe/Berlin", new Date(now))?.toISOString() ?? null).toBe(until);
  });

  it("of one day end on that day", () => {
    const at = (now: string) => quietUntil(lunch, "America/New_York", new Date(now));
    expect(at("2027-03-02T17:10:00Z")?.toISOString()).toBe("2027-03-02T18:30:00.000Z");
    expect(at("2027-03-02T18:30:00Z")).toBeNull();
  });

  it("that end in the hour that summer time leaves out end at the next valid minute", () => {
    const until = quietUntil(
      { from: "22:00", to: "02:30" },
      "Europe/Berlin",
      new Date("2027-03-27T22:00:00Z"),
    );
    expect(until?.toISOString()).toBe("2027-03-28T01:30:00.000Z");
  });

  it("of no length, or none at all, never hold", () => {
    const now = new Date("2027-03-02T19:00:00Z");
    expect(quietUntil(null, "Europe/Berlin", now)).toBeNull();
    expect(quietUntil({ from: "20:00", to: "20:00" }, "Europe/Berlin", now)).toBeNull();
  });
});
