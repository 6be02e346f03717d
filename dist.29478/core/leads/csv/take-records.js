import { parse } from "csv-parse/sync";
import { hasLateQuotes, joinsLines, parserOptions } from "./parser-options.js";
import { MAX_RECORD_BYTES, takeDamagedRecords, } from "./take-damaged-records.js";
/**
 * The whole records at the start of a UTF-8 text, and the bytes that the next block must complete.
 * With `final` there is no next block: every byte is read and nothing rests.
 * Throws AppError `invalid_input` when quotes are out of place nearly everywhere.
 */
export function takeRecords(text, options) {
    const cut = options.final ? text.length : lastRecordEnd(text);
    if (cut === 0 && text.length < MAX_RECORD_BYTES)
        return { records: [], rest: text };
    const records = cut > 0 ? parseWhole(text.subarray(0, cut), options) : null;
    return records ? { records, rest: text.subarray(cut) } : takeDamagedRecords(text, options);
}
/** Null when a quote is left open, late, or may have joined lines: that needs the slower reading. */
function parseWhole(text, { delimiter }) {
    try {
        const records = parse(text, parserOptions(delimiter));
        return records.some(joinsLines) || records.some(hasLateQuotes) ? null : records;
    }
    catch {
        return null;
    }
}
const QUOTE = 0x22;
const LF = 0x0a;
/**
 * Where the last line ends that has an even number of quotes before it: in a well-formed CSV that
 * is outside every quoted cell. In another the piece ends inside a cell, and the parser refuses it.
 */
function lastRecordEnd(text) {
    let open = countQuotes(text) % 2 === 1;
    for (let at = text.length - 1; at >= 0; at -= 1) {
        if (text[at] === QUOTE)
            open = !open;
        else if (text[at] === LF && !open)
            return at + 1;
    }
    return 0;
}
function countQuotes(text) {
    let count = 0;
    for (let at = text.indexOf(QUOTE); at !== -1; at = text.indexOf(QUOTE, at + 1))
        count += 1;
    return count;
}
//# sourceMappingURL=take-records.js.map