import { wholeText } from "../approvals/draft-payload.ts";
import { recipientOf, type Touch } from "../approvals/read-touch.ts";
import { AppError } from "../errors.ts";
import type { Tenant } from "../operation.ts";
import type { OutgoingMail } from "../ports/mailbox.ts";
import { unsubscribeLinks } from "../suppression/unsubscribe-links.ts";
import { followUpHeaders } from "./compose/follow-up-headers.ts";

/** The mail of a touch. Recipient, sender, thread and links come from the database and nowhere else. */
export async function outgoingMail(tenant: Tenant, touch: Touch): Promise<OutgoingMail> {
  const { mailbox, from } = touch;
  if (!mailbox || !from)
    throw new AppError("not_connected", {
      say: "No mailbox is connected.",
      next: "Connect one with /sdr connect.",
    });
  const recipient = recipientOf(touch);
  const thread = touch.channel === "email" ? await readThread(tenant, touch) : [];
  const headers = followUpHeaders(
    thread.map((message) => ({ messageId: message.rfc_message_id, subject: message.subject })),
  );
  return {
    sendId: touch.id,
    messageId: proposedMessageId(touch),
    channel: touch.channel as NonNullable<OutgoingMail["channel"]>,
    from,
    to: { address: recipient, name: touch.channel === "email" ? touch.lead.full_name : null },
    subject: touch.payload.subject ?? "",
    text: wholeText(touch.payload),
    inReplyTo: headers.inReplyTo,
    references: headers.references,
    threadId: thread.at(-1)?.thread_id ?? null,
    unsubscribe:
      touch.kind === "sequence" && touch.channel === "email"
        ? await unsubscribeLinks(tenant, {
            lead_id: touch.lead_id,
            address: recipient,
            // Whatever stands in From, this is the address whose inbox is read.
            mailbox: mailbox.can_read_replies ? mailbox.address : null,
          })
        : { https: null, mailto: null },
    date: tenant.now,
  };
}

/** The Message-ID we ask for, the same on every attempt of a touch; a provider may use another. */
export function proposedMessageId(touch: Pick<Touch, "id" | "mailbox">): string {
  const domain = touch.mailbox?.address.split("@").at(-1) ?? "unknown.invalid";
  return `<${touch.id}@${domain}>`;
}

type ThreadRow = { rfc_message_id: string; thread_id: string | null; subject: string | null };

/** The e-mails with this lead in this campaign, oldest first, with the ids the provider really used. */
async function readThread({ tx }: Tenant, touch: Touch): Promise<ThreadRow[]> {
  return tx.$queryRaw<ThreadRow[]>`
    select rfc_message_id, thread_id, subject from messages
    where lead_id = ${touch.lead_id}::uuid and campaign_id = ${touch.campaign_id}::uuid
      and channel = 'email' and rfc_message_id is not null
    order by created_at, id`;
}
