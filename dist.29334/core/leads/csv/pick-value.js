import { cleanText } from "./clean-text.js";
/** In UTF-16 code units; more than any real value, little enough for a card and an index. */
const MAX_LENGTH = {
    full_name: 200,
    first_name: 100,
    last_name: 100,
    email: 1000,
    linkedin_url: 1000,
    company: 200,
    title: 200,
    industry: 120,
    location: 200,
    city: 100,
    state: 100,
    country: 100,
    phone: 64,
    time_zone: 120,
};
/** The first value of a field that is not empty, cleaned, or null. */
export function pickText(cells, map, field) {
    for (const column of map.sources[field]) {
        const text = cleanText(cells[column], MAX_LENGTH[field]);
        if (!isBlank(text) && !(isFiller(text) && !NAMES.has(field)))
            return text;
    }
    return null;
}
/** Looks through the columns of a field for the first that `read` accepts. */
export function pickValue(cells, map, { field, read }) {
    let fault = null;
    for (const column of map.sources[field]) {
        const value = cleanText(cells[column], MAX_LENGTH[field]);
        if (isBlank(value) || isFiller(value))
            continue;
        const answer = read(value);
        if (!("reason" in answer))
            return { good: answer, column, fault: null };
        fault ??= { value, reason: answer.reason };
    }
    return { good: null, column: null, fault };
}
/** Nothing, a dash, or what a spreadsheet writes for a value it does not have. */
export function isBlank(text) {
    return text === "" || (text.length <= LONGEST_FILLER && BLANK.test(text));
}
/** There are people called Null and None, so a name may be one of these words. */
const NAMES = new Set(["full_name", "first_name", "last_name"]);
function isFiller(text) {
    return text.length <= LONGEST_FILLER && FILLER.test(text);
}
const LONGEST_FILLER = 13;
const BLANK = /^(?:[-–—._?/]+|#?n\/a|#(?:ref|value|name\?|null)!?)$/i;
const FILLER = /^(?:null|none|nil|nan|undefined|unknown|\(?blank\)?|not (?:available|found|set))$/i;
//# sourceMappingURL=pick-value.js.map