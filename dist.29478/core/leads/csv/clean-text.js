/**
 * One line of clean text: NFC, control and invisible characters removed, white space collapsed and
 * trimmed, cut to `maxLength` code units. Undoes what spreadsheets and exports put around a cell:
 * `="00123"` and the apostrophe before a formula sign.
 */
export function cleanText(cell, maxLength) {
    if (!cell)
        return "";
    const clean = PLAIN.test(cell) ? cell : collapse(cell);
    return cut(unwrapCell(clean), maxLength);
}
/** As `cleanText`, but keeps line breaks: for notes and other long text. */
export function cleanLongText(cell, maxLength) {
    if (!cell)
        return "";
    if (PLAIN.test(cell))
        return cut(unwrapCell(cell), maxLength);
    const lines = cell.split(/\r\n|\r|\n/).map(collapse);
    return cut(unwrapCell(lines.join("\n").trim()), maxLength);
}
/** A value as an error message may repeat it. */
export function shortenText(cell) {
    const clean = collapse(cell);
    return clean.length <= SHORT ? clean : `${cut(clean, SHORT - 1)}…`;
}
const SHORT = 80;
/** Most cells: printable ASCII without blanks at the ends or in a row. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
/**
 * Controls, soft hyphen, bidi marks and overrides, zero-width space, tags and half surrogates. The
 * joiners U+200C and U+200D stay: Persian and Indic names are spelt with them.
 */
const INVISIBLE = /(?![\t\n\v\f\r\u0085])\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/gu;
function collapse(text) {
    return text
        .replace(INVISIBLE, "")
        .replace(/[\s\u0085]+/g, " ")
        .trim()
        .normalize("NFC");
}
function unwrapCell(text) {
    if (text.startsWith("="))
        return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;
    return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
const FORMULA = /^'[=+\-@\uff1d\uff0b\uff0d\uff20]/;
/** Never leaves half a character behind. */
function cut(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const end = /[\ud800-\udbff]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
    return text.slice(0, end).trimEnd();
}
//# sourceMappingURL=clean-text.js.map