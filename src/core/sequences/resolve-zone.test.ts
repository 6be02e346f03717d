import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { isTimeZone, resolveZone } from "./resolve-zone.ts";
import { zoneOfLocation } from "./zone-of-location.ts";

describe("the zone a lead is written to in", () => {
  it("is the lead's own, then the location's, then the campaign's", () => {
    const known = { leadZone: "Asia/Tokyo", leadLocation: "Berlin", campaignZone: "Europe/Paris" };
    expect(resolveZone(known)).toEqual({ zone: "Asia/Tokyo", source: "lead" });
    expect(resolveZone({ ...known, leadZone: null })).toEqual({
      zone: "Europe/Berlin",
      source: "location",
    });
    expect(resolveZone({ ...known, leadZone: "nonsense", leadLocation: "Remote" })).toEqual({
      zone: "Europe/Paris",
      source: "campaign",
    });
  });

  it("is never silently UTC", () => {
    const unknown = { leadZone: null, leadLocation: "Remote", campaignZone: "" };
    expect(() => resolveZone(unknown)).toThrow(AppError);
    expect(() => resolveZone({ ...unknown, campaignZone: null })).toThrow(/time zone/);
  });

  it("is an IANA name, not an offset", () => {
    expect(["Europe/Kyiv", "America/Sao_Paulo", "UTC"].every(isTimeZone)).toBe(true);
    expect(["+02:00", "", "Mars/Olympus", "GMT+2"].some(isTimeZone)).toBe(false);
  });
});

describe("a location as people write it", () => {
  it.each([
    ["Berlin, Germany", "Europe/Berlin"],
    ["München", "Europe/Berlin"],
    ["Berlin, DE", "Europe/Berlin"],
    ["London Area, United Kingdom", "Europe/London"],
    ["Greater Boston Area", "America/New_York"],
    ["San Francisco Bay Area", "America/Los_Angeles"],
    ["Austin, Texas, United States", "America/Chicago"],
    ["Austin, TX", "America/Chicago"],
    ["Paris, Texas, United States", "America/Chicago"],
    ["Paris, Texas", "America/Chicago"],
    ["London, Ontario, Canada", "America/Toronto"],
    ["San José, Costa Rica", "America/Costa_Rica"],
    ["São Paulo, Brasil", "America/Sao_Paulo"],
    ["Perth, Western Australia, Australia", "Australia/Perth"],
    ["Washington D.C.", "America/New_York"],
    ["Atlanta, Georgia, United States", "America/New_York"],
    ["Tbilisi, Georgia", "Asia/Tbilisi"],
    ["Bengaluru, Karnataka, India", "Asia/Kolkata"],
  ])("%s is in %s", (location, zone) => {
    expect(zoneOfLocation(location)).toBe(zone);
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each(["United States", "Canada", "Georgia", "Birmingham, AL", "Remote", "", " , ", "EMEA"])(
    "%j leaves doubt",
    (location) => {
      expect(zoneOfLocation(location)).toBeNull();
    },
  );
});
