import { z } from "zod";
import { plainOrNone, plainText, TEXT_LIMITS, untrustedEnvelope, } from "../untrusted.js";
/** A message of a conversation. Ours is fenced too: its text repeats fields of the lead. */
export const messageView = z.object({
    message_id: z.string().describe("Message id."),
    direction: z.enum(["outbound", "inbound"]).describe("inbound: from the lead."),
    channel: z.string().describe("email, linkedin…"),
    at: z.string().describe("ISO time, UTC."),
    intent: z.string().optional().describe("What a reply wants."),
    content: untrustedEnvelope(["email_reply", "linkedin_reply", "other_reply", "our_message"], {
        subject: z.string().optional().describe("Subject."),
        text: z.string().describe("Text."),
    }).describe("What it says."),
});
/** A message with its texts cleaned; `limit` caps the body, in characters. */
export function toMessageView(message, limit) {
    const { message_id, direction, channel, at } = message;
    return {
        message_id,
        direction,
        channel,
        at,
        intent: message.intent ?? undefined,
        content: {
            untrusted: true,
            source: direction === "outbound" ? "our_message" : replySource(channel),
            subject: plainOrNone(message.subject, TEXT_LIMITS.subject),
            text: plainText(message.text, limit),
        },
    };
}
function replySource(channel) {
    if (channel === "email")
        return "email_reply";
    return channel.startsWith("linkedin") ? "linkedin_reply" : "other_reply";
}
//# sourceMappingURL=message-view.js.map