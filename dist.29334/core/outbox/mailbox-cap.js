import { Temporal } from "temporal-polyfill";
/** The most a mailbox sends on its local day: the cap, or less while it is being warmed up. */
export function capOn(caps, now) {
    const start = localDay(caps.ramp_from, caps.time_zone);
    const days = start.until(localDay(now, caps.time_zone), { largestUnit: "day" }).days;
    return Math.min(caps.daily_cap, caps.ramp_start + Math.max(0, days) * caps.ramp_step);
}
/** The calendar day in a zone. */
export function localDay(at, zone) {
    return Temporal.Instant.fromEpochMilliseconds(at.getTime())
        .toZonedDateTimeISO(zone)
        .toPlainDate();
}
/** The instant at which the zone's next day begins. */
export function nextLocalDay(at, zone) {
    const start = localDay(at, zone).add({ days: 1 }).toZonedDateTime(zone);
    return new Date(start.epochMilliseconds);
}
//# sourceMappingURL=mailbox-cap.js.map