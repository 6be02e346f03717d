import { checkLeadRow } from "./csv/check-lead-row.js";
import { LEAD_FIELDS } from "./csv/lead-csv.js";
/** More characters of JSON than this is a document, not facts about a person. */
const MAX_ENRICHMENT = 20_000;
/**
 * A lead as a caller gave it, cleaned and checked as a row of a file is; but what a caller named on
 * purpose and we cannot use is a problem here, and never kept aside. Pure.
 */
export function checkLeadInput(input) {
    const { enrichment_data = {}, ...fields } = input;
    const cells = FIELDS.map((field) => fields[field] ?? "");
    const checked = checkLeadRow(cells, MAP);
    if ("problem" in checked)
        return checked;
    for (const field of ["linkedin_url", "time_zone"]) {
        const given = fields[field]?.trim();
        if (given && !checked.lead[field])
            return unusable(field, given);
    }
    if (JSON.stringify(enrichment_data).length > MAX_ENRICHMENT) {
        const reason = `enrichment_data may hold ${MAX_ENRICHMENT} characters of JSON at most.`;
        return { problem: { field: "row", value: "", reason } };
    }
    return { lead: { ...checked.lead, enrichment_data } };
}
/** The input read as a row whose columns are called like the fields. */
const FIELDS = LEAD_FIELDS;
const MAP = {
    format: "generic",
    columns: FIELDS.map((field) => ({ header: field, field })),
    sources: Object.fromEntries(FIELDS.map((field, index) => [field, [index]])),
};
function unusable(field, given) {
    const reason = field === "time_zone"
        ? "This is no IANA time zone, such as Europe/Berlin."
        : "A LinkedIn profile looks like https://www.linkedin.com/in/name.";
    return { problem: { field, value: given.slice(0, 80), reason } };
}
//# sourceMappingURL=check-lead-input.js.map