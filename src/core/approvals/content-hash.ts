import { createHash } from "node:crypto";
import type { MailAddress } from "../ports/mailbox.ts";
import { type DraftPayload, wholeText } from "./draft-payload.ts";

/** Everything an approval is given for. */
export type ApprovedContent = {
  step_id: string;
  lead_id: string;
  /** E-mail address in lower case, or LinkedIn profile URL. */
  recipient: string;
  mailbox_id: string | null;
  channel: string;
  /** What stands in From where that is not the mailbox's own address; else null. */
  send_as: MailAddress | null;
  payload: Pick<DraftPayload, "subject" | "body" | "footer">;
};

/**
 * What an approval binds to: SHA-256 over touch, person, recipient, mailbox, sender, channel, subject, body
 * with footer and every link in it. Any change gives another hash, and the gate refuses a hash that nobody
 * approved.
 */
export function contentHash(content: ApprovedContent): string {
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
    // Left out where there is none: what was approved before there were any stays approved.
    ...(content.send_as ? [content.send_as.address, content.send_as.name] : []),
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
