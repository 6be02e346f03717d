import { Temporal } from "temporal-polyfill";
import { findDates } from "./find-dates.js";
import { plainWords } from "./plain-words.js";
import { dayOf } from "./resolve-day.js";
import { LANGUAGES } from "./words/languages.js";
/**
 * The day an absent person is back, `YYYY-MM-DD`; null when the notice names none that is still to
 * come. "Back on" beats "until", "until" beats any other day; a bare weekday counts only behind one
 * of these. "Until the 12th" gives the 12th: the caller adds a working day anyway.
 */
export function returnDate(notice, receivedAt) {
    const words = plainWords(notice);
    const today = dayOf(receivedAt);
    const dates = findDates(words, today).filter(({ day }) => Temporal.PlainDate.compare(day, today) >= 0);
    const back = dates.filter((date) => isBackOn(words, date));
    const until = dates.filter((date) => isUntil(words, date));
    const named = dates.filter(({ by }) => by === "day");
    const chosen = preferDay(back) ?? latest(until) ?? latest(named);
    return chosen?.day.toString() ?? null;
}
/** "Back on Monday, 5 January": the day says it more exactly than the weekday before it. */
function preferDay(dates) {
    return dates.find(({ by }) => by === "day") ?? dates[0] ?? null;
}
function latest(dates) {
    const days = dates.some(({ by }) => by === "day")
        ? dates.filter(({ by }) => by === "day")
        : dates;
    return days.reduce((last, date) => (last && Temporal.PlainDate.compare(last.day, date.day) >= 0 ? last : date), null);
}
function isBackOn(words, date) {
    const before = words.slice(Math.max(0, date.start - 70), date.start);
    const after = words.slice(date.end, date.end + 16);
    return LANGUAGES.some(({ backOn, behindDay }) => behindDay ? backOn.test(sameSentence(after)) : reaches(before, backOn, 32));
}
function isUntil(words, date) {
    const before = words.slice(Math.max(0, date.start - 50), date.start);
    const after = words.slice(date.end, date.end + 8);
    return LANGUAGES.some(({ until, behindDay }) => behindDay ? until.test(sameSentence(after)) : reaches(before, until, 16));
}
function sameSentence(after) {
    return after.split(/[。.!]/)[0] ?? "";
}
/** Whether the last match of a word ends close before the date, with no number or full stop between. */
function reaches(before, word, most) {
    const matches = [...before.matchAll(new RegExp(word.source, "g"))];
    const last = matches.at(-1);
    if (!last)
        return false;
    const gap = before.slice(last.index + last[0].length);
    return gap.length <= most && !/\d|[!?;]|\.\s/.test(gap.replace(/\b[a-z]{1,4}\.\s/g, ""));
}
//# sourceMappingURL=return-date.js.map