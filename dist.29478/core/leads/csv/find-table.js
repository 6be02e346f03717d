import { AppError } from "../../errors.js";
import { cleanText } from "./clean-text.js";
import { headerKey } from "./header-key.js";
import { DELIMITERS } from "./parser-options.js";
import { recogniseField } from "./recognise-field.js";
import { takeRecords } from "./take-records.js";
/**
 * Finds delimiter and header row in the beginning of a UTF-8 text: the line, read with the delimiter,
 * in which most headers are known. Throws AppError `invalid_input` when the text is empty or no line
 * of the first few names a column that we know.
 */
export function findTable(head, options = {}) {
    const start = head.subarray(0, HEAD_BYTES);
    const separator = /^"?sep=([,;\t|])"?(?:\r\n|\n|\r)/i.exec(start.toString("utf8", 0, 16));
    const offset = separator?.[0].length ?? 0;
    const text = start.subarray(offset);
    if (text.toString().trim() === "")
        throw emptyFile();
    const said = options.delimiter ?? separator?.[1];
    const extra = new Set(options.headers?.map(headerKey));
    const candidates = (said ? [said] : DELIMITERS).map((delimiter) => {
        return bestHeader(text, { delimiter, offset, extra });
    });
    const best = candidates.reduce((a, b) => (isBetter(b, a) ? b : a));
    if (best.known === 0)
        throw noHeader(text);
    return best;
}
const HEAD_BYTES = 64 * 1024;
const HEADER_WITHIN = 25;
const MAX_HEADER = 100;
function bestHeader(text, { delimiter, offset, extra }) {
    const { records } = takeRecords(text, { delimiter, final: true });
    const isKnown = (cell) => recogniseField(cell) !== null || extra.has(headerKey(cell));
    let best = { delimiter, headers: [], preamble: 0, offset, known: 0 };
    for (const [preamble, record] of records.slice(0, HEADER_WITHIN).entries()) {
        const known = record.filter(isKnown).length;
        if (known > best.known) {
            best = { delimiter, headers: nameColumns(record), preamble, offset, known };
        }
    }
    return best;
}
function isBetter(a, b) {
    return a.known > b.known || (a.known === b.known && a.headers.length > b.headers.length);
}
function nameColumns(record) {
    const cells = record.map((cell) => cleanText(cell, MAX_HEADER));
    const width = cells.findLastIndex((cell) => cell !== "") + 1;
    const names = new Set();
    for (const [index, cell] of cells.slice(0, width).entries()) {
        const base = cell || `Column ${index + 1}`;
        let name = base;
        for (let copy = 2; names.has(name); copy += 1)
            name = `${base} (${copy})`;
        names.add(name);
    }
    return [...names];
}
function emptyFile() {
    return new AppError("invalid_input", {
        field: "file",
        say: "This file is empty. Export the leads again, with a first line that names the columns.",
    });
}
function noHeader(text) {
    const [firstLine = ""] = text
        .toString()
        .trim()
        .split(/[\r\n]/, 1);
    const hasData = /[^\s@]@[^\s@]+\.|linkedin\.com\//i.test(firstLine);
    const say = hasData
        ? 'This file has no header row: its first line already is a lead. Put a line above it that names the columns, such as "Full name,Email,Company".'
        : `No line at the beginning of this file names a column that we know; the first reads "${cleanText(firstLine, 80)}". Name the columns in the first line, such as "Full name,Email,Company", or map them.`;
    return new AppError("invalid_input", {
        field: "file",
        say,
        next: 'Call again with a mapping such as {"<header>": "email"}.',
    });
}
//# sourceMappingURL=find-table.js.map