import { AppError } from "../../errors.js";
import { headerKey } from "./header-key.js";
import { AMBIGUOUS_NAMES } from "./header-names.js";
import { LEAD_FIELDS } from "./lead-csv.js";
import { recogniseField } from "./recognise-field.js";
import { recogniseFormat } from "./recognise-format.js";
/**
 * Decides which column holds which field. A person's `mapping` wins over what is recognised, and its
 * columns are preferred. Throws AppError `invalid_input` for a mapping that names no column or no
 * field, and for a file in which nothing can hold an e-mail address or a LinkedIn profile.
 */
export function mapColumns(headers, mapping = {}) {
    const format = recogniseFormat(headers);
    const recognised = headers.map((header) => recogniseColumn(header, format));
    const columns = override(settleNames(recognised), mapping);
    if (!columns.some(({ field }) => field === "email" || field === "linkedin_url")) {
        throw noUsableColumn(headers);
    }
    return {
        format,
        columns: columns.map(({ header, field }) => ({ header, field })),
        sources: sourcesOf(columns),
    };
}
function recogniseColumn(header, format) {
    if (format === "linkedin" && headerKey(header) === "url") {
        return { header, field: "linkedin_url", rank: 0 };
    }
    const { field, rank } = recogniseField(header) ?? { field: null, rank: 0 };
    return { header, field, rank };
}
/** Beside `Vorname` a `Name` is the last name; beside `Apellidos` a `Nombre` is the first name. */
function settleNames(columns) {
    const has = (field) => columns.some((column) => column.field === field);
    const [first, last] = [has("first_name"), has("last_name")];
    if (first === last)
        return [...columns];
    const missing = first ? "last_name" : "first_name";
    return columns.map((column) => {
        const whole = column.field === "full_name" && AMBIGUOUS_NAMES.includes(headerKey(column.header));
        return whole ? { ...column, field: missing } : column;
    });
}
function override(columns, mapping) {
    const chosen = new Map();
    for (const [name, field] of Object.entries(mapping)) {
        const column = columns.find(({ header }) => header === name) ??
            columns.find(({ header }) => headerKey(header) === headerKey(name));
        if (!column)
            throw unknownColumn(name, columns);
        if (field !== null && !LEAD_FIELDS.includes(field))
            throw unknownField(name);
        chosen.set(column.header, field);
    }
    return columns.map((column) => {
        const field = chosen.get(column.header);
        return field === undefined ? column : { ...column, field, rank: -1 };
    });
}
function sourcesOf(columns) {
    const ranked = columns.map((column, index) => ({ ...column, index }));
    ranked.sort((a, b) => a.rank - b.rank || a.index - b.index);
    const indexes = (field) => ranked.filter((column) => column.field === field).map(({ index }) => index);
    return Object.fromEntries(LEAD_FIELDS.map((field) => [field, indexes(field)]));
}
function unknownColumn(name, columns) {
    return new AppError("invalid_input", {
        field: "mapping",
        say: `The mapping names a column "${name}" that the file does not have. Its columns are: ${list(columns.map(({ header }) => header))}.`,
    });
}
function unknownField(name) {
    return new AppError("invalid_input", {
        field: "mapping",
        say: `The mapping gives the column "${name}" to a field that does not exist. The fields are: ${LEAD_FIELDS.join(", ")}.`,
    });
}
function noUsableColumn(headers) {
    return new AppError("invalid_input", {
        field: "mapping",
        say: `No column of this file is known to hold e-mail addresses or LinkedIn profiles. Rename the right one to "Email" or "LinkedIn URL", or map it. The columns are: ${list(headers)}.`,
        next: 'Call again with a mapping such as {"<header>": "email"}.',
    });
}
const LISTED = 20;
function list(headers) {
    const some = headers.slice(0, LISTED).map((header) => `"${header.slice(0, 40)}"`);
    if (headers.length > LISTED)
        some.push(`and ${headers.length - LISTED} more`);
    return some.join(", ");
}
//# sourceMappingURL=map-columns.js.map