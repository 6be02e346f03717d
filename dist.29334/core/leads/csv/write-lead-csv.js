import { stringify } from "csv-stringify/sync";
import { neutraliseFormula } from "./neutralise-formula.js";
const COLUMNS = [
    "full_name",
    "email",
    "linkedin_url",
    "company",
    "title",
    "industry",
    "location",
    "phone",
    "time_zone",
    "status",
    "source",
    "created_at",
];
const ROWS_AT_ONCE = 500;
/**
 * Leads as CSV text in pieces (RFC 4180: commas, CRLF, a header row), with a byte order mark so that
 * Excel reads UTF-8. No cell, not even a header, can run as a formula. Streams.
 */
export async function* writeLeadCsv(leads, { enrichment = [] } = {}) {
    yield `\ufeff${toCsv([[...COLUMNS, ...enrichment]])}`;
    let rows = [];
    for await (const lead of leads) {
        const known = COLUMNS.map((column) => toText(lead[column]));
        const more = enrichment.map((key) => toText(ownValue(lead.enrichment_data, key)));
        rows.push([...known, ...more]);
        if (rows.length < ROWS_AT_ONCE)
            continue;
        yield toCsv(rows);
        rows = [];
    }
    if (rows.length > 0)
        yield toCsv(rows);
}
function toCsv(rows) {
    const cells = rows.map((row) => row.map(neutraliseFormula));
    return stringify(cells, { record_delimiter: "\r\n", quote_record_delimiter: true });
}
function ownValue(data, key) {
    return data && Object.hasOwn(data, key) ? data[key] : null;
}
function toText(value) {
    if (value === null || value === undefined)
        return "";
    if (value instanceof Date)
        return value.toISOString();
    return typeof value === "object" ? JSON.stringify(value) : String(value);
}
//# sourceMappingURL=write-lead-csv.js.map