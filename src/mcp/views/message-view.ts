import { z } from "zod";
import type { ThreadMessage } from "../../core/approvals/approval-card.ts";
import {
  plainOrNone,
  plainText,
  TEXT_LIMITS,
  type UntrustedSource,
  untrustedEnvelope,
} from "../untrusted.ts";

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
export type MessageView = z.input<typeof messageView>;

/** A message with its texts cleaned; `limit` caps the body, in characters. */
export function toMessageView(message: ThreadMessage, limit: number): MessageView {
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

function replySource(
  channel: string,
): Extract<UntrustedSource, "email_reply" | "linkedin_reply" | "other_reply"> {
  if (channel === "email") return "email_reply";
  return channel.startsWith("linkedin") ? "linkedin_reply" : "other_reply";
}
