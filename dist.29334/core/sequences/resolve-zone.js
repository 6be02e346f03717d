import { AppError } from "../errors.js";
import { zoneOfLocation } from "./zone-of-location.js";
/**
 * The zone a lead's send window is read in: the lead's own if known, else the one their location
 * names beyond doubt, else the campaign's. Never silently UTC: without any, it throws AppError
 * `invalid_input`.
 */
export function resolveZone(known) {
    if (known.leadZone !== null && isTimeZone(known.leadZone)) {
        return { zone: known.leadZone, source: "lead" };
    }
    const byLocation = known.leadLocation === null ? null : zoneOfLocation(known.leadLocation);
    if (byLocation !== null)
        return { zone: byLocation, source: "location" };
    if (known.campaignZone !== null && isTimeZone(known.campaignZone)) {
        return { zone: known.campaignZone, source: "campaign" };
    }
    throw new AppError("invalid_input", {
        say: "The campaign has no valid time zone, so no send time can be chosen.",
        field: "time_zone",
        next: "Set the campaign's time_zone to an IANA name such as Europe/Berlin.",
    });
}
/** Whether this is an IANA zone name; offsets such as +02:00, which know no summer time, are not. */
export function isTimeZone(name) {
    if (!/^[A-Za-z]/.test(name))
        return false;
    try {
        new Intl.DateTimeFormat("en", { timeZone: name });
        return true;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=resolve-zone.js.map