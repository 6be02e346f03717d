import { firstHeader, readHeaderBlock } from "./header-block.js";
/**
 * Whether this is an abuse complaint: a feedback report (RFC 5965), or Microsoft's older form, which
 * forwards the mail with the subject "complaint about message from". Any feedback but `not-spam`
 * counts, an authentication failure (RFC 6591) too: we would rather be silent once too often.
 */
export function findComplaint(mail) {
    if (mail.reports.feedback !== null) {
        const fields = readHeaderBlock(mail.reports.feedback.replace(/^\s+/, ""));
        return !/^\s*not-spam\b/i.test(firstHeader(fields, "feedback-type") ?? "");
    }
    return (/^\s*complaint about message from \S+/i.test(mail.subject) &&
        (mail.original !== null || mail.text.trim() === ""));
}
//# sourceMappingURL=find-complaint.js.map