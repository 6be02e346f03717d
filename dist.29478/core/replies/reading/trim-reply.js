import { classifyLines } from "./classify-lines.js";
import { signOffAt } from "./sign-off.js";
const MOST_LINES = 5_000;
const MOST_TEXT = 200_000;
/** Fewer lines than this below a quotation are taken for a signature, not for an answer. */
const SHORT_TAIL = 7;
/**
 * The person's own text: no copy of the earlier mail, no signature, no line a phone added. Answers
 * between quoted lines keep the quotation, without which they cannot be understood. A mail that is
 * nothing but a quotation comes back whole. Line ends are `\n`.
 */
export function trimReply(text) {
    const lines = bodyLines(text);
    const kept = dropQuotations(lines);
    const closing = signOffAt(kept);
    const trimmed = toText(closing === -1 ? kept : kept.slice(0, closing));
    return trimmed === "" ? toText(lines) : trimmed;
}
/** The classified lines of a body up to its first signature delimiter, without phone footers. */
function bodyLines(text) {
    const lines = classifyLines(splitLines(text));
    const end = lines.findIndex((line, at) => line.kind === "delimiter" && lines.slice(0, at).some(isText));
    return (end === -1 ? lines : lines.slice(0, end)).filter((line) => line.kind !== "footer" && line.kind !== "delimiter");
}
/** The lines of a text, however they end; what is beyond the limits is left out. */
export function splitLines(text) {
    return text
        .slice(0, MOST_TEXT)
        .replace(/\r\n?/g, "\n")
        .replace(/^\ufeff/, "")
        .split("\n", MOST_LINES);
}
function dropQuotations(lines) {
    const header = lines.findIndex(isHeader);
    if (header === -1)
        return dropTrailingQuotes(lines);
    const above = lines.slice(0, header);
    if (!above.some(isText))
        return answerBelow(lines);
    return isAnsweredInside(lines, header) ? answersBetween(lines) : above;
}
/** Nothing stands above the first quotation: the answer is what follows the last one. */
function answerBelow(lines) {
    const lastQuoted = lines.findLastIndex((line) => line.kind === "quote" || isHeader(line));
    const inside = lines.slice(0, lastQuoted + 1);
    const below = lines.slice(lastQuoted + 1);
    if (!inside.some(isText) && below.some(isText))
        return below;
    return answersBetween(lines);
}
/**
 * Whether the writer answers inside or below the quotation under a header. Without `>` marks nobody
 * can tell, and the rest is the earlier mail; a few lines at the very end are a signature, unless the
 * text above is no more than a greeting.
 */
function isAnsweredInside(lines, header) {
    if (lines[header]?.kind === "copy")
        return false;
    const below = lines
        .slice(header)
        .filter((line) => line.kind !== "empty" && line.kind !== "intro");
    if (below[0]?.kind !== "quote")
        return false;
    const tail = below.slice(below.findLastIndex((line) => line.kind === "quote") + 1);
    if (tail.some((line) => line.kind === "copy"))
        return false;
    const inside = below.slice(0, below.length - tail.length).some(isText);
    return (inside || tail.length >= SHORT_TAIL || (tail.length > 0 && isGreeting(lines.slice(0, header))));
}
function isGreeting(lines) {
    const texts = lines.filter(isText).map((line) => line.text.trim());
    return (texts.length === 1 && /^[^.?]{1,40}[,!]?$/u.test(texts[0] ?? "") && /[,!]$/.test(texts[0] ?? ""));
}
function answersBetween(lines) {
    const end = lines.findIndex((line) => line.kind === "copy");
    const own = end > 0 && lines.slice(0, end).some(isText) ? lines.slice(0, end) : lines;
    return dropTrailingQuotes(own.filter((line) => !isHeader(line)));
}
function dropTrailingQuotes(lines) {
    const lastText = lines.findLastIndex(isText);
    return lastText === -1 ? lines : lines.slice(0, lastText + 1);
}
function toText(lines) {
    return lines
        .map((line) => (line.kind === "empty" ? "" : line.text.trimEnd()))
        .join("\n")
        .trim();
}
function isText(line) {
    return line.kind === "text";
}
function isHeader(line) {
    return line.kind === "intro" || line.kind === "copy";
}
//# sourceMappingURL=trim-reply.js.map