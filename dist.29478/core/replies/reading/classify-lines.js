import { findQuoteHeader } from "./quote-header.js";
import { SENT_FROM } from "./words/quoting.js";
const EMPTY = /^(?:\s|\u200b|\u200c|\u200d|\u2060|\ufeff|\u1427)*$/u;
const QUOTE = /^\s*(>|\|(\s|$)|[A-Za-z]{1,20}>)/u;
const LONG = 400;
/** Gives every line its kind. Lines that introduce a quotation are found first: they span several. */
export function classifyLines(texts) {
    const lines = [];
    for (let at = 0; at < texts.length;) {
        const header = findQuoteHeader(texts, at);
        const taken = texts.slice(at, at + (header?.length ?? 1));
        for (const text of taken)
            lines.push({ kind: header?.kind ?? plainKind(text), text });
        at += taken.length;
    }
    return lines;
}
function plainKind(text) {
    if (EMPTY.test(text))
        return "empty";
    if (QUOTE.test(text.slice(0, 40)))
        return "quote";
    if (text.length > LONG)
        return "text";
    if (isDelimiter(text))
        return "delimiter";
    return SENT_FROM.test(text) ? "footer" : "text";
}
/** A rule of one or more signs, or the usenet signature mark `-- ` (RFC 3676, section 4.3). */
function isDelimiter(text) {
    const signs = text.replace(/[\s\u1427]/g, "");
    return /^[-–—_=~#*+]{2,}$/u.test(signs) || /^[—–]$/u.test(signs);
}
//# sourceMappingURL=classify-lines.js.map