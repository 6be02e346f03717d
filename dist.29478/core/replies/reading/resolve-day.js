import { Temporal } from "temporal-polyfill";
const DAYS_BACK = 60;
export function dayOf(receivedAt) {
    return Temporal.PlainDate.from(receivedAt.toISOString().slice(0, 10));
}
/** A calendar day, or null where the numbers make none. */
export function isDay(year, month, day) {
    if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1990 || year > 2200)
        return null;
    try {
        return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
    }
    catch {
        return null;
    }
}
/**
 * A day whose year may be missing: then the one that lies nearest, at most 60 days back, because an
 * old notice must not hold somebody for a year. `ahead` looks forward only.
 */
export function inYearOf(today, { month, day, year }, direction = "near") {
    if (year)
        return isDay(Number(year) + (year.length === 2 ? 2000 : 0), month, day);
    const earliest = direction === "ahead" ? today : today.subtract({ days: DAYS_BACK });
    for (const candidate of [today.year - 1, today.year, today.year + 1]) {
        const found = isDay(candidate, month, day);
        if (found && Temporal.PlainDate.compare(found, earliest) >= 0)
            return found;
    }
    return null;
}
/** Of several readings of one date, the first that is still to come; else the first at all. */
export function nearestOf(today, readings) {
    const days = readings.filter((day) => day !== null);
    const ahead = days.filter((day) => Temporal.PlainDate.compare(day, today) >= 0);
    return ahead.sort(Temporal.PlainDate.compare)[0] ?? days[0] ?? null;
}
/** The next such weekday after today; the same weekday means in a week. */
export function nextWeekday(today, weekday) {
    const ahead = (weekday - today.dayOfWeek + 7) % 7;
    return today.add({ days: ahead === 0 ? 7 : ahead });
}
//# sourceMappingURL=resolve-day.js.map