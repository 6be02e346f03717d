import { CITY_ZONES, COUNTRY_ZONES, LARGE_COUNTRIES, REGION_ZONES } from "./location-zones.js";
/**
 * The IANA zone of a location as people write it ("Berlin, Germany", "Greater Boston Area"), or
 * null when it names none beyond doubt. Modest on purpose: countries with one zone, states and big
 * cities; a large country alone, or a city in the wrong country, gives null.
 */
export function zoneOfLocation(location) {
    const parts = location
        .split(/[,;/|()]|\s[-–·]\s/)
        .map(plainName)
        .filter((part) => part !== "");
    const last = parts.at(-1);
    if (last === undefined)
        return null;
    const country = LARGE_COUNTRIES.get(last);
    if (country !== undefined)
        return zoneWithin(country, parts.slice(0, -1));
    return COUNTRY_ZONES.get(last) ?? zoneWithoutCountry(parts);
}
/** The state decides before the city: "Paris, Texas, United States" is not in France. */
function zoneWithin(country, parts) {
    const region = REGION_ZONES.find((entry) => entry.country === country && entry.names.some((name) => parts.includes(name)));
    if (region !== undefined)
        return region.zone;
    const city = CITY_ZONES.find((entry) => entry.country === country && entry.names.some((name) => parts.includes(name)));
    return city?.zone ?? null;
}
/**
 * A two-letter code is no evidence by itself (CA, DE and IN are states and countries), but one that
 * does not fit the city ("Birmingham, AL") makes the city doubtful.
 */
function zoneWithoutCountry(parts) {
    const [place = "", ...rest] = parts;
    const region = REGION_ZONES.find((entry) => entry.names.some((name) => name.length > 2 && parts.includes(name)));
    const city = CITY_ZONES.find((entry) => entry.names.includes(place));
    if (city === undefined)
        return region?.zone ?? null;
    if (region !== undefined && region.country !== city.country)
        return region.zone;
    return rest.every((part) => fitsCity(part, city.country)) ? city.zone : null;
}
function fitsCity(part, country) {
    if (part.length > 2)
        return true;
    if (part === country)
        return true;
    return REGION_ZONES.some((entry) => entry.country === country && entry.names.includes(part));
}
/** Lower case, no accents, without the words LinkedIn puts around a city. */
function plainName(part) {
    return part
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/\b(greater|metropolitan|metroplex|metro|region|area|city of)\b/g, " ")
        .replace(/[.\d]/g, "")
        .replace(/\s+/g, " ")
        .trim();
}
//# sourceMappingURL=zone-of-location.js.map