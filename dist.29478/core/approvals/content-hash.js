import { createHash } from "node:crypto";
import { wholeText } from "./draft-payload.js";
/**
 * What an approval binds to: SHA-256 over touch, person, recipient, mailbox, channel, subject, body with
 * footer and every link in it. Any change gives another hash, and the gate refuses a hash that nobody
 * approved.
 */
export function contentHash(content) {
    const text = wholeText(content.payload);
    const links = text.match(/https?:\/\/[^\s<>"]+/g) ?? [];
    const parts = [
        content.step_id,
        content.lead_id,
        content.recipient,
        content.mailbox_id,
        content.channel,
        content.payload.subject,
        text,
        links,
    ];
    return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
//# sourceMappingURL=content-hash.js.map