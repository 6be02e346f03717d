import { classifyLines, type Line } from "./classify-lines.ts";
import { splitLines } from "./trim-reply.ts";

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
  const words: string[] = [];
  const aside: string[] = [];
  let into = words;
  for (const [at, line] of lines.entries()) {
    if (line.kind === "copy" || startsUnmarkedCopy(lines, at)) {
      if (words.some(isWorded)) break;
      into = aside;
    }
    if (line.kind === "delimiter" && words.some(isWorded)) into = aside;
    if (line.kind === "text") into.push(line.text);
    else if (line.kind === "empty") into.push("");
  }
  return { words: words.join("\n").trim(), aside: aside.join("\n").trim() };
}

/** An intro with no `>` below it: what follows is the earlier mail. */
function startsUnmarkedCopy(lines: Line[], at: number): boolean {
  if (lines[at]?.kind !== "intro") return false;
  const next = lines.slice(at, at + 40).find((line) => line.kind !== "intro" && line.kind !== "empty");
  return next !== undefined && next.kind !== "quote";
}

function isWorded(text: string): boolean {
  return text.trim() !== "";
}
