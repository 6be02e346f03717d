import { addressesIn } from "./addresses.js";
import { firstHeader, messageIds, readHeaderBlock } from "./header-block.js";
/** Reads the headers of a returned mail; null when there is no telling header in it. */
export function readOriginal(block) {
    const headers = readHeaderBlock(block.replace(/^\s+/, ""));
    const original = {
        messageId: messageIds(firstHeader(headers, "message-id"))[0] ?? null,
        sendId: firstHeader(headers, "x-sdr-send-id"),
        from: addressesIn(firstHeader(headers, "from") ?? ""),
        to: addressesIn(firstHeader(headers, "to") ?? ""),
        subject: firstHeader(headers, "subject"),
    };
    const told = original.messageId ?? original.sendId ?? original.subject;
    return told === null && original.to.length === 0 ? null : original;
}
const MOST_EXPLANATION = 3_000;
const TELLING = /^(received|return-path|message-id|mime-version|dkim-signature|x-[\w-]+):/i;
const COMMON = /^(from|to|cc|subject|date|sender|reply-to|content-type|user-agent):/i;
/**
 * Splits a worded report into the explanation and the copy of the mail that many systems append to
 * it. The copy starts where header lines do: three in a run, one of which only a mail would have.
 */
export function splitAppendedMail(text) {
    const lines = text.split("\n");
    for (let at = 0; at < Math.min(lines.length, MOST_EXPLANATION); at += 1) {
        if (isHeaderRun(lines, at)) {
            return { explanation: lines.slice(0, at).join("\n"), copy: lines.slice(at).join("\n") };
        }
    }
    return { explanation: text, copy: "" };
}
function isHeaderRun(lines, start) {
    const first = lines[start] ?? "";
    if (!TELLING.test(first) && !COMMON.test(first))
        return false;
    let fields = 0;
    let telling = 0;
    for (const line of lines.slice(start, start + 30)) {
        if (TELLING.test(line))
            telling += 1;
        if (TELLING.test(line) || COMMON.test(line))
            fields += 1;
        else if (!/^[ \t]+\S/.test(line))
            break;
    }
    return fields >= 3 && telling >= 1;
}
//# sourceMappingURL=read-original.js.map