import { classifyLines } from "./classify-lines.js";
import { signOffAt } from "./sign-off.js";
import { splitLines } from "./trim-reply.js";
/**
 * Sorts a body into own words, asides and quotation. Nothing from behind a quotation mark, a copied
 * header block or an "On … wrote:" without marks ever gets into either, for our own footer says
 * "unsubscribe". Unlike `trimReply` it keeps what stands below a quotation: people do answer there.
 */
export function ownWords(text) {
    const lines = classifyLines(splitLines(text));
    const start = lines.findIndex((line) => line.kind === "text");
    const turn = lines.findIndex((_, at) => turnsAside(lines, at, start));
    if (turn === -1) {
        const closing = signOffAt(lines);
        if (closing === -1)
            return { words: textOf(lines), aside: "" };
        return { words: textOf(lines.slice(0, closing)), aside: textOf(lines.slice(closing)) };
    }
    const words = textOf(lines.slice(0, turn));
    // Under a header block lies the earlier mail, and none of it is the person's.
    const copied = words !== "" && lines[turn]?.kind !== "delimiter";
    return { words, aside: copied ? "" : textOf(beforeCopy(lines, turn, words !== "")) };
}
/** Where the person's certain words end: at a signature mark below them, or at an unmarked copy. */
function turnsAside(lines, at, start) {
    const kind = lines[at]?.kind;
    if (kind === "delimiter")
        return start !== -1 && start < at;
    return kind === "copy" || startsUnmarkedCopy(lines, at);
}
/** What stands aside, up to the copy of an earlier mail, if own words stood above. */
function beforeCopy(lines, turn, worded) {
    const rest = lines.slice(turn + 1);
    const copy = rest.findIndex((line, at) => line.kind === "copy" || startsUnmarkedCopy(rest, at));
    return worded && copy !== -1 ? rest.slice(0, copy) : rest;
}
function textOf(lines) {
    return lines
        .filter(({ kind }) => kind === "text" || kind === "empty")
        .map(({ kind, text }) => (kind === "empty" ? "" : text))
        .join("\n")
        .trim();
}
/** An intro with no `>` below it: what follows is the earlier mail. */
function startsUnmarkedCopy(lines, at) {
    if (lines[at]?.kind !== "intro")
        return false;
    const next = lines
        .slice(at, at + 40)
        .find((line) => line.kind !== "intro" && line.kind !== "empty");
    return next !== undefined && next.kind !== "quote";
}
//# sourceMappingURL=own-words.js.map