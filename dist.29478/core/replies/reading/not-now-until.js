import { Temporal } from "temporal-polyfill";
import { findDates } from "./find-dates.js";
import { dayOf } from "./resolve-day.js";
/**
 * The first day still to come that somebody names who says "not now", `YYYY-MM-DD` or null. Takes
 * plain words. A month or quarter means its first day; a day beats a vaguer word.
 */
export function notNowUntil(words, receivedAt) {
    const today = dayOf(receivedAt);
    const ahead = findDates(words, today).filter(({ day }) => Temporal.PlainDate.compare(day, today) > 0);
    const best = firstBy(ahead, "day") ?? firstBy(ahead, "month") ?? ahead[0];
    return best?.day.toString() ?? null;
}
function firstBy(dates, by) {
    return dates.find((date) => date.by === by);
}
//# sourceMappingURL=not-now-until.js.map