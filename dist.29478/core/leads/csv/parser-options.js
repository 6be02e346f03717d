export const DELIMITERS = [",", ";", "\t", "|"];
/**
 * How the parser reads every file: any line ending, any number of cells, and a quote inside an
 * unquoted cell (`19" rack`) is a letter. What `relax_quotes` does to a quoted cell that goes on
 * behind its closing quote is harmless in one line only; see `joinsLines`.
 */
export function parserOptions(delimiter) {
    return {
        delimiter,
        record_delimiter: ["\r\n", "\n", "\r"],
        relax_column_count: true,
        relax_quotes: true,
    };
}
/**
 * Whether a record may have swallowed the next lines: its cell began with a quote that a relaxed
 * parser kept as a letter, and runs over a line break. `"Acme,a@x.example⏎"Widgets",b@x.example`
 * would give one lead the address of another.
 */
export function joinsLines(record) {
    return record.some((cell) => cell.startsWith('"') && /[\r\n]/.test(cell));
}
/** Whether blanks stand before a quote (`Acme, "Ltd, UK"`), which then opened no cell. */
export function hasLateQuotes(record) {
    return record.some((cell) => cell.startsWith(" ") && /^ +"/.test(cell));
}
//# sourceMappingURL=parser-options.js.map