import { ROW_OUTCOMES } from "./lead.js";
/** How many rows had each outcome; all five are there, also with 0. */
export function countOutcomes(rows) {
    const counts = Object.fromEntries(ROW_OUTCOMES.map((outcome) => [outcome, 0]));
    for (const { outcome } of rows)
        counts[outcome] += 1;
    return counts;
}
//# sourceMappingURL=count-outcomes.js.map