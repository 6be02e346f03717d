import { expect, it } from "vitest";
import { CITY_ZONES, COUNTRY_ZONES, REGION_ZONES } from "./location-zones.ts";
import { isTimeZone } from "./resolve-zone.ts";

it("every zone in the table is one the platform knows", () => {
  const zones = [...COUNTRY_ZONES.values(), ...[...REGION_ZONES, ...CITY_ZONES].map((e) => e.zone)];
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
});

it("no city stands in two zones", () => {
  const names = CITY_ZONES.flatMap((entry) => entry.names);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
