import { firstHeader } from "./header-block.js";
import { plainWords } from "./plain-words.js";
import { LANGUAGES } from "./words/languages.js";
const MOST_NOTICE = 3_000;
/**
 * Whether this is somebody's absence notice. With evidence of a machine one sentence of absence is
 * enough. Three of five such mails carry no header at all; those must say several things that only a
 * notice says, and must not quote or ask anything, because people also write "I am away until Monday".
 */
export function isOutOfOffice(mail, own, evidence) {
    const words = plainWords(own);
    const absent = saysAbsent(words);
    if (evidence === "headers" || evidence === "subject") {
        return absent || saysAbsent(plainWords(mail.subject));
    }
    if (!absent || words.length > MOST_NOTICE || words.includes("?"))
        return false;
    const nullPath = /^\s*<\s*>\s*$/.test(firstHeader(mail.headers, "return-path") ?? "-");
    return besides(words) + (nullPath ? 1 : 0) >= 2 && !isQuoting(mail.text);
}
function saysAbsent(words) {
    return LANGUAGES.some(({ absent }) => absent.some((pattern) => pattern.test(words)));
}
/** How many of the other things notices say, in the one language that says most of them. */
function besides(words) {
    return Math.max(...LANGUAGES.map(({ absentBesides }) => absentBesides.filter((pattern) => pattern.test(words)).length));
}
function isQuoting(text) {
    return /^\s*>/m.test(text.slice(0, 100_000));
}
//# sourceMappingURL=find-out-of-office.js.map