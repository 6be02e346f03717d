/**
 * The IANA name in a cell (`Europe/Berlin`, `europe_slash_berlin` from HubSpot, `(GMT+01:00) …
 * (Europe/Berlin)` from Salesforce), or null: an offset or `EST` names no zone with its own rules.
 */
export function cleanTimeZone(cell) {
    const known = ZONES.get(cell.toLowerCase());
    if (known)
        return known;
    const spelt = cell.replace(/_slash_/gi, "/").replace(/(?<=\/.*) /g, "_");
    const name = /[a-z_]+(?:\/[a-z0-9_+-]+){1,2}/i.exec(spelt)?.[0];
    if (name === undefined)
        return null;
    return ZONES.get(name.toLowerCase()) ?? zoneOfRuntime(name);
}
/** Names that the runtime knows but does not list, as it lists every zone under one name. */
const UNLISTED = [
    "Africa/Asmara",
    "America/Argentina/Buenos_Aires",
    "America/Argentina/Cordoba",
    "America/Indiana/Indianapolis",
    "America/Kentucky/Louisville",
    "America/Nuuk",
    "Asia/Ho_Chi_Minh",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Yangon",
    "Atlantic/Faroe",
    "Europe/Kyiv",
    "US/Central",
    "US/Eastern",
    "US/Mountain",
    "US/Pacific",
    "UTC",
];
const ZONES = new Map([...Intl.supportedValuesOf("timeZone"), ...UNLISTED].map((name) => [name.toLowerCase(), name]));
/** Seldom needed: asking the runtime costs as much as reading ten rows. */
function zoneOfRuntime(name) {
    try {
        return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    }
    catch {
        return null;
    }
}
//# sourceMappingURL=clean-time-zone.js.map