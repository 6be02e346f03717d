/**
 * Puts an apostrophe before a value that a spreadsheet would run as a formula: one that begins with
 * = + - @, TAB, CR or LF, or a full-width = + - @ (OWASP, CSV Injection; PR 1116 for LF). Reading
 * the file back with `readLeadCsv` takes the apostrophe off.
 */
export function neutraliseFormula(value) {
    return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
}
//# sourceMappingURL=neutralise-formula.js.map