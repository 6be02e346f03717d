import { parse } from "csv-parse/sync";
import { AppError } from "../../errors.js";
import { hasLateQuotes, joinsLines, parserOptions } from "./parser-options.js";
/** More than a spreadsheet's cell holds (32,767 characters) many times over; bounds the memory. */
export const MAX_RECORD_BYTES = 1024 * 1024;
/** In one block; each costs as much as reading twenty good rows. */
const MAX_FAULTS = 2000;
/**
 * Reads records around a quote that never closes, or closes in another row: its line is read on its
 * own, so that a broken quote never swallows or joins rows. Throws AppError `invalid_input` when
 * there are so many that the file cannot be trusted.
 */
export function takeDamagedRecords(text, options) {
    const records = [];
    let start = 0;
    for (let faults = 0; faults <= MAX_FAULTS; faults += 1) {
        const attempt = parseUntilFault(text.subarray(start), options.delimiter);
        if (attempt.fault === null) {
            const { whole, rest } = setUnfinishedApart(text.subarray(start), attempt, options);
            return { records: records.concat(whole), rest };
        }
        for (const record of attempt.records)
            records.push(record);
        start += attempt.end;
        const line = faultyLine(text.subarray(start), attempt, options);
        if (line === null)
            return { records, rest: text.subarray(start) };
        records.push(readLineAlone(line, options.delimiter));
        start += line.length;
    }
    throw brokenQuotes();
}
function parseUntilFault(text, delimiter) {
    const attempt = { records: [], lastStart: 0, end: 0, fault: null };
    try {
        parse(text, {
            ...parserOptions(delimiter),
            on_record: (relaxed, { bytes }) => {
                const written = text.subarray(attempt.end, bytes);
                attempt.records.push(readCarefully(written, relaxed, delimiter));
                attempt.lastStart = attempt.end;
                attempt.end = bytes;
                return null;
            },
        });
    }
    catch (error) {
        const open = error instanceof Error && "code" in error && error.code === "CSV_QUOTE_NOT_CLOSED";
        attempt.fault = open ? "open" : "joined";
    }
    return attempt;
}
/** Throws when the record joins lines by a quote that is out of place; else the best reading. */
function readCarefully(written, relaxed, delimiter) {
    const joined = joinsLines(relaxed);
    if (!joined && !hasLateQuotes(relaxed))
        return relaxed;
    const strict = { ...parserOptions(delimiter), relax_quotes: false };
    const record = tryParse(written, strict) ?? tryParse(written, { ...strict, trim: true });
    if (joined && !record)
        throw new Error("A quote out of place joins lines.");
    return record ?? relaxed;
}
/** The last record of a block may go on in the next one, so it waits there. */
function setUnfinishedApart(text, attempt, { final }) {
    if (final)
        return { whole: attempt.records, rest: text.subarray(text.length) };
    return { whole: attempt.records.slice(0, -1), rest: text.subarray(attempt.lastStart) };
}
/** The line at fault, or null where the next block may still close its quote or end it. */
function faultyLine(text, { fault }, { final }) {
    if (!final && fault === "open" && text.length < MAX_RECORD_BYTES)
        return null;
    const end = lineEnd(text, final);
    return end === null ? null : text.subarray(0, end);
}
/** Offset behind the line break, or null while the text does not hold it whole. */
function lineEnd(text, final) {
    const end = text.findIndex((byte) => byte === LF || byte === CR);
    if (end === -1)
        return final ? text.length : null;
    if (text[end] === LF)
        return end + 1;
    if (end === text.length - 1)
        return final ? text.length : null;
    return text[end + 1] === LF ? end + 2 : end + 1;
}
const LF = 0x0a;
const CR = 0x0d;
/** From the strictest reading to the most literal: blanks around quotes, stray quotes, no quotes. */
function readLineAlone(line, delimiter) {
    const options = parserOptions(delimiter);
    return (tryParse(line, { ...options, relax_quotes: false, trim: true }) ??
        tryParse(line, options) ??
        tryParse(line, { ...options, quote: null }) ?? [line.toString().trim()]);
}
function tryParse(text, options) {
    try {
        const [record] = parse(text, options);
        return record ?? null;
    }
    catch {
        return null;
    }
}
function brokenQuotes() {
    return new AppError("invalid_input", {
        field: "file",
        say: "Quotes are out of place in thousands of lines of this file, so its columns cannot be told " +
            "apart. Export it again as CSV, with quotes around cells that hold a quote, doubled inside.",
    });
}
//# sourceMappingURL=take-damaged-records.js.map