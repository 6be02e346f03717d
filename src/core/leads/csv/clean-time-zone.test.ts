import { expect, it } from "vitest";
import { cleanTimeZone } from "./clean-time-zone.ts";

it.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["america/new_york", "America/New_York"],
  ["America/New York", "America/New_York"],
  ["america_slash_argentina_slash_buenos_aires", "America/Argentina/Buenos_Aires"],
  ["(GMT+01:00) Central European Standard Time (Europe/Paris)", "Europe/Paris"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["US/Eastern", "US/Eastern"],
  ["utc", "UTC"],
])("reads the IANA zone in %j", (cell, zone) => {
  expect(cleanTimeZone(cell)).toBe(zone);
});

it.each(["EST", "GMT+2", "+02:00", "Berlin", "Europe/Atlantis", "n/a", ""])(
  "finds no zone in %j, rather than guess one",
  (cell) => {
    expect(cleanTimeZone(cell)).toBeNull();
  },
);
