import { classifyLines, type Line } from "./classify-lines.ts";
import { signOffAt } from "./sign-off.ts";
import { splitLines } from "./trim-reply.ts";

const FULL_LINE = 55;

/**
 * What the person wrote, for judging. `words` is certainly theirs; `aside` stands where signatures,
 * disclaimers and unmarked copies also stand, so only an unmistakable sentence may be read from it.
 */
export type OwnWords = { words: string; aside: string };

/**
 * Sorts a body into own words, asides and quotation. Nothing from behind a quotation mark, a copied
 * header block or an "On … wrote:" without marks ever gets into either, for our own footer says
 * "unsubscribe". Unlike `trimReply` it keeps what stands below a quotation: people do answer there.
 */
export function ownWords(text: string): OwnWords {
  const lines = classifyLines(splitLines(text));
  const start = lines.findIndex((line) => line.kind === "text");
  const turn = lines.findIndex((_, at) => turnsAside(lines, at, start));
  const above = turn === -1 ? lines : lines.slice(0, turn);
  const closing = signOffAt(above);
  const body = closing === -1 ? above : above.slice(0, closing);
  const words = textOf(body.filter((_, at) => !isWrappedQuote(body, at)));
  const signature = closing === -1 ? [] : above.slice(closing);
  const wrapped = body.filter((_, at) => isWrappedQuote(body, at));
  const below = turn === -1 ? [] : asides(lines, turn, words !== "");
  return { words, aside: textOf([...wrapped, ...signature, ...below]) };
}

/** Where the person's certain words end: at a signature mark below them, or at an unmarked copy. */
function turnsAside(lines: Line[], at: number, start: number): boolean {
  const kind = lines[at]?.kind;
  if (kind === "delimiter") return start !== -1 && start < at;
  return kind === "copy" || startsUnmarkedCopy(lines, at);
}

/**
 * What stands aside below the turn. Under a header block lies the earlier mail, and none of it is the
 * person's; below an "On … wrote:" without marks it is theirs only if nothing stands above it.
 */
function asides(lines: Line[], turn: number, worded: boolean): Line[] {
  const kind = lines[turn]?.kind;
  if (kind === "copy" || (worded && kind !== "delimiter")) return [];
  const rest = lines.slice(turn + 1);
  const copy = rest.findIndex((line, at) => line.kind === "copy" || startsUnmarkedCopy(rest, at));
  return copy === -1 ? rest : rest.slice(0, copy);
}

/**
 * The tail of a long quoted line that a mail program broke without repeating the `>`: it touches a
 * full quoted line above, and another below or goes on in small letters.
 */
function isWrappedQuote(lines: Line[], at: number): boolean {
  const [above, line, below] = [lines[at - 1], lines[at], lines[at + 1]];
  if (line?.kind !== "text" || above?.kind !== "quote" || above.text.length < FULL_LINE)
    return false;
  return below?.kind === "quote" || /^\s*[\p{Ll}<]/u.test(line.text);
}

function textOf(lines: Line[]): string {
  return lines
    .filter(({ kind }) => kind === "text" || kind === "empty")
    .map(({ kind, text }) => (kind === "empty" ? "" : text))
    .join("\n")
    .trim();
}

/** An intro with no `>` below it: what follows is the earlier mail. */
function startsUnmarkedCopy(lines: Line[], at: number): boolean {
  if (lines[at]?.kind !== "intro") return false;
  const next = lines
    .slice(at, at + 40)
    .find((line) => line.kind !== "intro" && line.kind !== "empty");
  return next !== undefined && next.kind !== "quote";
}
