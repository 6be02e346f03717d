import { nextOpening } from "./send-window.js";
const HOUR_MS = 3_600_000;
/**
 * When a step may leave: its delay after the real send of the previous step, never in the past,
 * then the next opening of the window. A late step thereby shifts all later ones; there is no
 * catch-up burst.
 */
export function nextSendTime(input) {
    const { delayHours, previousSentAt, window, zone, now } = input;
    const due = (previousSentAt ?? now).getTime() + delayHours * HOUR_MS;
    const earliest = new Date(Math.max(due, now.getTime()));
    return window === null ? earliest : nextOpening(window, zone, earliest);
}
//# sourceMappingURL=next-send-time.js.map