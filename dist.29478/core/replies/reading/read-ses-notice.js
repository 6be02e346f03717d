import { z } from "zod";
import { bounceStatus, isHard } from "./bounce-status.js";
const Notice = z.object({
    notificationType: z.string(),
    bounce: z
        .object({
        bounceType: z.string(),
        bouncedRecipients: z
            .array(z.object({
            emailAddress: z.string(),
            status: z.string().optional(),
            diagnosticCode: z.string().optional(),
        }))
            .max(200),
    })
        .optional(),
});
/**
 * Reads the JSON that Amazon SES mails through SNS instead of a delivery report; people who send over
 * SES's SMTP get these. Null for any mail whose body is not such a notice.
 * Source: Amazon SES, "Amazon SNS notification contents for Amazon SES".
 */
export function readSesNotice(mail) {
    if (!mail.from?.address.toLowerCase().endsWith("@sns.amazonaws.com"))
        return null;
    const outer = parseJson(mail.text);
    const inner = z.object({ Message: z.string() }).safeParse(outer);
    const notice = Notice.safeParse(inner.success ? parseJson(inner.data.Message) : outer);
    if (!notice.success)
        return null;
    const { notificationType, bounce } = notice.data;
    if (notificationType === "Complaint")
        return { kind: "complaint" };
    if (notificationType === "Delivery")
        return { kind: "delivered" };
    return bounce ? { kind: "bounce", bounce: bounceOf(bounce) } : null;
}
function bounceOf(bounce) {
    const judged = bounce.bouncedRecipients.map(({ status = null, diagnosticCode = "" }) => ({
        hard: bounce.bounceType === "Permanent" && isHard(status, diagnosticCode),
        status: bounceStatus(status, diagnosticCode),
    }));
    const worst = judged.find((verdict) => verdict.hard) ?? judged[0];
    return {
        hard: worst?.hard ?? false,
        status: worst?.status ?? null,
        recipients: bounce.bouncedRecipients.map(({ emailAddress }) => emailAddress.toLowerCase()),
    };
}
/**
 * SNS appends a footer for people after the JSON, so the object is cut out first; and mail systems
 * fold its long lines, which JSON does not allow inside a string.
 */
function parseJson(text) {
    const start = text.indexOf("{");
    const end = text.lastIndexOf("}");
    if (start === -1 || end < start)
        return null;
    try {
        return JSON.parse(text.slice(start, end + 1).replace(/\r?\n ?/g, ""));
    }
    catch {
        return null;
    }
}
//# sourceMappingURL=read-ses-notice.js.map