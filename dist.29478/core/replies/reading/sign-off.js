import { SIGN_OFF } from "./words/quoting.js";
const SHORTEST_BLOCK = 2;
const LONGEST_BLOCK = 10;
const LONGEST_LINE = 80;
/**
 * The index of the closing formula ("Kind regards,") above a block of name, title and numbers at the
 * very end, or -1. A formula with nothing but a name under it is part of the letter and does not count.
 */
export function signOffAt(lines) {
    const at = lines.findLastIndex((line) => line.kind === "text" && SIGN_OFF.test(line.text));
    if (at < 1 || !lines.slice(0, at).some((line) => line.kind === "text"))
        return -1;
    const block = lines.slice(at + 1).filter((line) => line.kind !== "empty");
    const fits = block.length >= SHORTEST_BLOCK && block.length <= LONGEST_BLOCK;
    const short = block.every((line) => line.kind === "text" && line.text.length < LONGEST_LINE);
    return fits && short ? at : -1;
}
//# sourceMappingURL=sign-off.js.map