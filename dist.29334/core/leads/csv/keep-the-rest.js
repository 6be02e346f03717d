import { cleanLongText } from "./clean-text.js";
import { isBlank } from "./pick-value.js";
const MAX_VALUE = 5000;
/**
 * What of a row is not in the lead already, by header: columns without a field, and the second
 * e-mail address or telephone number of a field that takes one.
 */
export function keepTheRest(cells, map, { lead, used }) {
    const kept = [];
    for (const [column, { header, field }] of map.columns.entries()) {
        const value = cleanLongText(cells[column], MAX_VALUE);
        if (isBlank(value) || used.includes(column))
            continue;
        if (field === null || !isIn(lead, field, value))
            kept.push([header, value]);
    }
    return Object.fromEntries(kept);
}
/** Line breaks and letter case aside; a part of a name or a place may stand inside the whole. */
function isIn(lead, field, value) {
    const stored = lead[TARGET[field]]?.toLowerCase() ?? "";
    const wanted = value.replace(/\s+/g, " ").toLowerCase();
    return PARTS.has(field) ? stored.includes(wanted) : stored === wanted;
}
const PARTS = new Set([
    ...["first_name", "last_name", "city", "state", "country"],
]);
/** The column of the leads table that a field ends in. */
const TARGET = {
    full_name: "full_name",
    first_name: "full_name",
    last_name: "full_name",
    email: "email",
    linkedin_url: "linkedin_url",
    company: "company",
    title: "title",
    industry: "industry",
    location: "location",
    city: "location",
    state: "location",
    country: "location",
    phone: "phone",
    time_zone: "time_zone",
};
//# sourceMappingURL=keep-the-rest.js.map