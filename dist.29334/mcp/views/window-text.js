import { AppError } from "../../core/errors.js";
import { WEEKDAYS } from "../../core/sequences/send-window.js";
const SHAPE = /^([a-z, -]+?) +(\d\d:\d\d) *- *(\d\d:\d\d)(?: +except +([\d, -]+))?$/;
/** A send window in words that are short to read and to write: `mon-fri 09:00-17:00 except 2026-12-24`. */
export function toWindowText(window) {
    const holidays = window.skip_holidays.length ? ` except ${window.skip_holidays.join(",")}` : "";
    return `${window.days.join(",")} ${window.from}-${window.to}${holidays}`;
}
/** The window that the words mean; throws `invalid_input` on the field `window`. Core checks the rest. */
export function parseWindowText(text) {
    const [, days = "", from = "", to = "", holidays = ""] = SHAPE.exec(text.trim().toLowerCase()) ?? [];
    const chosen = days.split(",").flatMap((part) => daysOf(part.trim()));
    if (from === "" || chosen.length === 0)
        throw unreadable();
    const skip_holidays = holidays
        .split(",")
        .map((date) => date.trim())
        .filter(Boolean);
    return { days: WEEKDAYS.filter((day) => chosen.includes(day)), from, to, skip_holidays };
}
function daysOf(part) {
    const weekdays = WEEKDAYS;
    const [first = "", last = first] = part.split("-").map((day) => day.trim().slice(0, 3));
    const from = weekdays.indexOf(first);
    const to = weekdays.indexOf(last);
    if (from < 0 || to < from)
        throw unreadable();
    return WEEKDAYS.slice(from, to + 1);
}
function unreadable() {
    return new AppError("invalid_input", {
        say: "The window is not readable.",
        field: "window",
        next: "Write it like mon-fri 09:00-17:00, or mon,wed 08:30-12:00 except 2026-12-24.",
    });
}
//# sourceMappingURL=window-text.js.map