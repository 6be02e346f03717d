import PostalMime, {} from "postal-mime";
import { addHeader, firstHeader, messageIds } from "./header-block.js";
import { htmlToText } from "./html-to-text.js";
import { capMail, decodeBytes, splitRawMail } from "./raw-bytes.js";
import { readOriginal } from "./read-original.js";
const MOST_TEXT = 400_000;
const LIMITS = {
    maxNestingDepth: 50,
    maxHeadersSize: 512 * 1024,
    forceRfc822Attachments: true,
};
/**
 * Parses one RFC 5322 message. Never throws: what cannot be parsed comes back with `damaged` set and
 * whatever headers and text could be saved. Reads at most 10 MB and 200,000 lines of the message.
 */
export async function readMail(raw) {
    const { bytes, cut } = capMail(raw);
    try {
        return describe(await PostalMime.parse(bytes, LIMITS), bytes, cut);
    }
    catch {
        return describe(salvage(bytes), bytes, true);
    }
}
/** Headers by hand and the rest as text, for a message that the parser refuses. */
function salvage(bytes) {
    const { headers, body } = splitRawMail(bytes);
    const fields = [...headers].flatMap(([key, values]) => values.map((value) => ({ key, originalKey: key, value })));
    return { headers: fields, headerLines: [], attachments: [], text: body };
}
function describe(mail, bytes, damaged) {
    const headers = new Map();
    for (const { key, value } of mail.headers)
        addHeader(headers, key, value);
    return {
        messageId: messageIds(firstHeader(headers, "message-id"))[0] ?? null,
        inReplyTo: messageIds(firstHeader(headers, "in-reply-to"))[0] ?? null,
        references: messageIds(firstHeader(headers, "references")),
        from: mailboxes(mail.from ? [mail.from] : [])[0] ?? null,
        to: mailboxes(mail.to),
        cc: mailboxes(mail.cc),
        subject: (mail.subject ?? firstHeader(headers, "subject") ?? "").slice(0, 2_000),
        date: isoDate(mail.date ?? firstHeader(headers, "date")),
        text: isHeaderless(headers) ? decodeBytes(bytes).slice(0, MOST_TEXT) : bodyText(mail, bytes),
        attachedText: mail.attachments
            .filter(isPlainText)
            .slice(0, 5)
            .map(partText)
            .join("\n")
            .slice(0, MOST_TEXT),
        headers,
        reports: {
            delivery: reportPart(mail.attachments, /^message\/(global-)?delivery-status/),
            feedback: reportPart(mail.attachments, /^message\/feedback-report/),
            disposition: reportPart(mail.attachments, /^message\/(global-)?disposition-notification/),
        },
        original: originalPart(mail.attachments),
        damaged,
    };
}
/** A message that opens without any header a mail must have is all body. */
function isHeaderless(headers) {
    const telling = ["from", "to", "subject", "date", "message-id", "received", "return-path"];
    return !telling.some((name) => headers.has(name)) && !headers.has("content-type");
}
function bodyText(mail, bytes) {
    if (mail.text?.trim())
        return mail.text.slice(0, MOST_TEXT);
    if (mail.html?.trim())
        return htmlToText(mail.html).slice(0, MOST_TEXT);
    const attached = mail.attachments.find(isPlainText);
    if (attached)
        return partText(attached).slice(0, MOST_TEXT);
    // A multipart whose boundary never comes up parses to nothing; its lines are still there.
    return mail.attachments.length === 0 ? splitRawMail(bytes).body.slice(0, MOST_TEXT) : "";
}
function reportPart(parts, type) {
    const found = parts.filter((part) => type.test(part.mimeType)).slice(0, 20);
    return found.length > 0 ? found.map(partText).join("\n\n").slice(0, MOST_TEXT) : null;
}
function originalPart(parts) {
    const found = parts.find((part) => /^(message\/(global|rfc822)|(text|message)\/rfc822-headers?)/.test(part.mimeType));
    return found ? readOriginal(partText(found)) : null;
}
function isPlainText(part) {
    return part.mimeType.startsWith("text/plain");
}
function partText(part) {
    if (typeof part.content === "string")
        return part.content;
    return decodeBytes(new Uint8Array(part.content).subarray(0, MOST_TEXT));
}
function mailboxes(addresses) {
    return (addresses ?? [])
        .slice(0, 200)
        .flatMap((entry) => (entry.group ? entry.group : [entry]))
        .filter((entry) => entry.address !== "")
        .map((entry) => ({ address: entry.address, name: entry.name.trim() || null }));
}
function isoDate(value) {
    const time = value ? Date.parse(value) : Number.NaN;
    return Number.isNaN(time) ? null : new Date(time).toISOString();
}
//# sourceMappingURL=read-mail.js.map