import { addressesIn } from "./addresses.js";
import { firstHeader, readHeaderBlock } from "./header-block.js";
const MOST_RECIPIENTS = 200;
/** Reads the recipients out of a `message/delivery-status` part, or out of text that holds its fields. */
export function readDeliveryReport(report) {
    return report
        .replaceAll("\r\n", "\n")
        .split(/\n[ \t]*\n/, MOST_RECIPIENTS * 2)
        .flatMap(splitGroups)
        .map(readRecipient)
        .filter((recipient) => recipient !== null)
        .slice(0, MOST_RECIPIENTS);
}
/** Some systems forget the empty line between two recipients; a field that comes again starts one. */
function splitGroups(block) {
    const groups = [];
    const seen = new Set();
    for (const line of block.replace(/^\n+/, "").split("\n", 2_000)) {
        const name = /^((?:final|original)-recipient|action|status):/i.exec(line)?.[1]?.toLowerCase();
        if (groups.length === 0 || (name !== undefined && seen.has(name))) {
            seen.clear();
            groups.push(line);
        }
        else {
            groups[groups.length - 1] += `\n${line}`;
        }
        if (name !== undefined)
            seen.add(name);
    }
    return groups;
}
function readRecipient(block) {
    const fields = readHeaderBlock(block);
    const final = firstHeader(fields, "final-recipient") ?? firstHeader(fields, "original-recipient");
    const status = statusCode(firstHeader(fields, "status"));
    const action = firstHeader(fields, "action");
    if (final === null || (action === null && status === null))
        return null;
    return {
        address: mailboxAddress(typed(final)),
        action: (action ?? "").toLowerCase().split(/[\s;(]/)[0] ?? "",
        status,
        diagnostic: typed(firstHeader(fields, "diagnostic-code") ?? ""),
    };
}
function mailboxAddress(value) {
    const quoted = /^<?("[^"\s]{1,64}"@[\w.-]{1,255})>?$/.exec(value.trim());
    return quoted?.[1]?.toLowerCase() ?? addressesIn(value)[0] ?? null;
}
/** Drops the type before the semicolon: `smtp; 550 5.1.1 …` (RFC 3464, section 2.1.2). */
function typed(value) {
    return value.replace(/^[\w-]{1,40};\s*/, "");
}
function statusCode(value) {
    return value ? (/^\s*([245]\.\d{1,3}\.\d{1,3})/.exec(value)?.[1] ?? null) : null;
}
//# sourceMappingURL=read-delivery-report.js.map