import type { gmail_v1 } from "@googleapis/gmail";
import { SEND_ID_HEADER } from "../outbox/compose/compose-mail.ts";
import { headerAddress } from "../outbox/compose/header-values.ts";
import type { OutgoingMail, SendReceipt, SentCopy } from "../ports/mailbox.ts";
import type { GmailApi } from "./gmail-api.ts";

/** Sent copies looked through for one mail; a person gets far fewer from us within a week. */
const MOST_COPIES = 50;
const WEEK_SECONDS = 7 * 24 * 3600;

/** A sent copy as its headers tell it. Gmail replaces the Message-ID we propose, so it is read, never assumed. */
export async function readReceipt(
  api: GmailApi,
  id: string,
  mail: OutgoingMail,
): Promise<SendReceipt | null> {
  return toReceipt(await readHeaders(api, id), mail);
}

/** What the sent copy still says of the mail that we handed over. */
export async function readCopy(
  api: GmailApi,
  { providerId }: SendReceipt,
): Promise<SentCopy | null> {
  const message = await readHeaders(api, providerId);
  const messageId = headerOf(message, "Message-ID");
  return messageId ? { messageId, sendId: headerOf(message, SEND_ID_HEADER) } : null;
}

/**
 * The copy of a mail among the sent ones, by our own header or our own Message-ID. Gmail's search knows no such header, so the
 * candidates are found by recipient; it may lag, so null proves nothing.
 */
export async function findSentCopy(api: GmailApi, mail: OutgoingMail): Promise<SendReceipt | null> {
  const after = Math.floor(mail.date.getTime() / 1000) - WEEK_SECONDS;
  const q = `in:sent to:${mail.to.address} after:${after}`;
  const found = await api.call((users, options) =>
    users.messages.list(
      { userId: "me", q, maxResults: MOST_COPIES, includeSpamTrash: true },
      options,
    ),
  );
  for (const { id } of found.messages ?? []) {
    const message = await readHeaders(api, id ?? "");
    if (isCopyOf(message, mail) && message.labelIds?.includes("SENT"))
      return toReceipt(message, mail);
  }
  return null;
}

/** Either is ours alone; a vendor that drops one header may keep the other. */
function isCopyOf(message: gmail_v1.Schema$Message, mail: OutgoingMail): boolean {
  return (
    headerOf(message, SEND_ID_HEADER) === mail.sendId ||
    headerOf(message, "Message-ID") === mail.messageId
  );
}

function readHeaders(api: GmailApi, id: string): Promise<gmail_v1.Schema$Message> {
  return api.call((users, options) =>
    users.messages.get(
      {
        userId: "me",
        id,
        format: "metadata",
        metadataHeaders: ["Message-ID", "From", SEND_ID_HEADER],
      },
      options,
    ),
  );
}

function toReceipt(message: gmail_v1.Schema$Message, mail: OutgoingMail): SendReceipt | null {
  const messageId = headerOf(message, "Message-ID");
  if (!message.id || !messageId) return null;
  return {
    providerId: message.id,
    messageId,
    threadId: message.threadId ?? null,
    ...senderOf(message, mail),
  };
}

/** Gmail writes the account's own address over one that it does not know, without a word. */
function senderOf(message: gmail_v1.Schema$Message, mail: OutgoingMail): Pick<SendReceipt, "from"> {
  const header = headerOf(message, "From");
  if (!header) return {};
  const address = (/<([^<>]+)>[^<>]*$/.exec(header)?.[1] ?? header).trim().toLowerCase();
  const given = headerAddress(mail.from, "sender").address.toLowerCase();
  return { from: { address, replaced: address !== given } };
}

function headerOf(message: gmail_v1.Schema$Message, name: string): string | null {
  const wanted = name.toLowerCase();
  const header = message.payload?.headers?.find((one) => one.name?.toLowerCase() === wanted);
  return header?.value?.trim() || null;
}
