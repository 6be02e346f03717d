import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { AppError } from "../errors.js";
/** ISO weekdays, in the order Temporal numbers them (Monday is 1). */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const clockTime = z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "Give a time as HH:MM, from 00:00 to 24:00.");
/** Days and local hours in which messages may leave; `to` is exclusive. The zone is given apart. */
export const sendWindow = z
    .strictObject({
    days: z
        .array(z.enum(WEEKDAYS))
        .min(1, "Choose at least one day.")
        .max(7)
        .describe("Weekdays on which messages may leave."),
    from: clockTime.default("09:00").describe("Local time it opens, HH:MM."),
    to: clockTime
        .default("17:00")
        .describe("Local time it closes, HH:MM; nothing leaves at or after it."),
    skip_holidays: z
        .array(z.iso.date())
        .max(366)
        .default([])
        .describe("Dates (YYYY-MM-DD) on which nothing leaves."),
})
    .refine((window) => window.from < window.to, {
    path: ["to"],
    error: "The window must close after it opens on the same day.",
});
/** Monday to Friday, nine to five. */
export const WORKING_HOURS = {
    days: ["mon", "tue", "wed", "thu", "fri"],
    from: "09:00",
    to: "17:00",
    skip_holidays: [],
};
/** Holidays may close a year at most (`skip_holidays` is bounded), so two years hold an opening. */
const SEARCH_DAYS = 800;
/** Whether a message may leave at this instant. A day has one opening, even when the clock is set back. */
export function isOpen(window, zone, at) {
    const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
    if (!isSendingDay(window, local.toPlainDate()))
        return false;
    const clock = local.toPlainTime().toString({ smallestUnit: "minute" });
    if (clock < window.from || clock >= window.to)
        return false;
    return at.getTime() < instantsOf(window.to, local.toPlainDate(), zone).first;
}
/**
 * The first instant at or after `at` when the window is open in the IANA zone; `at` itself if it is
 * open now. An opening that the clock jumps over moves to the next valid minute, one that comes
 * twice counts the first time. Throws AppError `invalid_input` if the window never opens.
 */
export function nextOpening(window, zone, at) {
    if (isOpen(window, zone, at))
        return at;
    const start = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
    for (let ahead = 0; ahead < SEARCH_DAYS; ahead += 1) {
        const day = start.toPlainDate().add({ days: ahead });
        if (!isSendingDay(window, day))
            continue;
        const opening = openingOn(day, { window, zone, at });
        if (opening !== null)
            return opening;
    }
    throw new AppError("invalid_input", {
        say: "This send window never opens: its holidays cover every day it allows.",
        field: "window",
        next: "Remove some of skip_holidays, or allow more days.",
    });
}
function openingOn(day, { window, zone, at }) {
    const { first, again } = instantsOf(window.from, day, zone);
    for (const opening of [first, again]) {
        const candidate = new Date(opening);
        if (candidate >= at && isOpen(window, zone, candidate))
            return candidate;
    }
    return null;
}
/**
 * When a local clock time happens, in epoch ms: twice if the clock is set back over it, and at the
 * end of the gap (the next valid minute) if the clock jumps over it.
 */
function instantsOf(clock, day, zone) {
    const midnight = day.toPlainDateTime();
    const local = clock === "24:00"
        ? midnight.add({ days: 1 })
        : day.toPlainDateTime(Temporal.PlainTime.from(clock));
    const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" });
    const later = local.toZonedDateTime(zone, { disambiguation: "later" });
    const exists = earlier.toPlainDateTime().equals(local);
    if (exists)
        return { first: earlier.epochMilliseconds, again: later.epochMilliseconds };
    const endOfGap = earlier.getTimeZoneTransition("next")?.epochMilliseconds ?? later.epochMilliseconds;
    return { first: endOfGap, again: endOfGap };
}
function isSendingDay(window, day) {
    const weekday = WEEKDAYS[day.dayOfWeek - 1];
    if (weekday === undefined || !window.days.includes(weekday))
        return false;
    return !window.skip_holidays.includes(day.toString());
}
//# sourceMappingURL=send-window.js.map