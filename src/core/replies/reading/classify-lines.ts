import { findQuoteHeader } from "./quote-header.ts";
import { SENT_FROM } from "./words/quoting.ts";

/**
 * What one line of a mail is, as far as the trimmer cares. An `intro` ("On … wrote:") stands above a
 * quotation; a `copy` (a header block, "Original Message") stands above everything to the end.
 */
type LineKind = "text" | "empty" | "quote" | "intro" | "copy" | "delimiter" | "footer";

export type Line = { kind: LineKind; text: string };

const EMPTY = /^(?:\s|\u200b|\u200c|\u200d|\u2060|\ufeff|\u1427)*$/u;
const QUOTE = /^\s*(>|\|(\s|$)|[A-Za-z]{1,20}>)/u;
const LONG = 400;

/** Gives every line its kind. Lines that introduce a quotation are found first: they span several. */
export function classifyLines(texts: readonly string[]): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < texts.length; ) {
    const header = findQuoteHeader(texts, at);
    const taken = texts.slice(at, at + (header?.length ?? 1));
    for (const text of taken) lines.push({ kind: header?.kind ?? plainKind(text), text });
    at += taken.length;
  }
  return lines;
}

function plainKind(text: string): LineKind {
  if (EMPTY.test(text)) return "empty";
  if (QUOTE.test(text.slice(0, 40))) return "quote";
  if (text.length > LONG) return "text";
  if (isDelimiter(text)) return "delimiter";
  return SENT_FROM.test(text) ? "footer" : "text";
}

/** A rule of one or more signs, or the usenet signature mark `-- ` (RFC 3676, section 4.3). */
function isDelimiter(text: string): boolean {
  const signs = text.replace(/[\s\u1427]/g, "");
  return /^[-–—_=~#*+]{2,}$/u.test(signs) || /^[—–]$/u.test(signs);
}
