import { z } from "zod";
import { cutText } from "./untrusted.js";
/** What one answer may cost, in tokens. Some clients read it twice (text and structured), and cap at 25,000. */
export const ANSWER_BUDGET_TOKENS = 8_000;
/** What an answer says of itself when it was cut. */
export const truncatedField = {
    truncated: z.boolean().optional().describe("Texts were cut."),
};
/** Texts give way first; inner lists only when nothing else is left. */
const CUTS = [
    ...[2_000, 1_000, 500, 250, 120, 60, 30, 15].map((text) => ({ text, items: Infinity })),
    ...[50, 20, 10, 5].map((items) => ({ text: 15, items })),
];
/** Cutting these would make them wrong instead of shorter. */
const EXACT = /(_id|cursor|email|address|_at|_url|until)$/;
/**
 * The answer as it is if it fits the budget; else with its longest texts cut, step by step, and
 * `truncated: true`. Ids, cursors, addresses and times are never cut, nor are the rows of a page, whose
 * cursor would step over what is missing.
 */
export function fitAnswer(answer, budget = ANSWER_BUDGET_TOKENS) {
    if (estimateTokens(answer) <= budget)
        return answer;
    const cuts = "has_more" in answer ? CUTS.filter((cut) => cut.items === Infinity) : CUTS;
    let shorter = answer;
    for (const cut of cuts) {
        shorter = { ...shorten(answer, cut), truncated: true };
        if (estimateTokens(shorter) <= budget)
            break;
    }
    return shorter;
}
/** A cautious guess: four ASCII characters a token, one token for every other character. */
export function estimateTokens(value) {
    const json = JSON.stringify(value);
    const foreign = json.replace(/[\x20-\x7e]/g, "").length;
    return Math.ceil((json.length - foreign) / 4 + foreign);
}
function shorten(value, cut) {
    if (typeof value === "string")
        return cutText(value, cut.text);
    if (Array.isArray(value))
        return value.slice(0, cut.items).map((item) => shorten(item, cut));
    if (value === null || typeof value !== "object")
        return value;
    const entries = Object.entries(value).map(([key, inner]) => [
        key,
        typeof inner === "string" && EXACT.test(key) ? inner : shorten(inner, cut),
    ]);
    return Object.fromEntries(entries);
}
//# sourceMappingURL=fit-answer.js.map