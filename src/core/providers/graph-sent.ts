import { SEND_ID_HEADER } from "../outbox/compose/compose-mail.ts";
import type { LookUp, OutgoingMail, SendReceipt } from "../ports/mailbox.ts";
import type { GraphApi } from "./graph-api.ts";
import {
  byMessageId,
  type GraphMessage,
  graphMessage,
  graphMessages,
  SENT_FIELDS,
} from "./graph-message.ts";
import { mimeHeader } from "./mime-header.ts";
import { failureOf } from "./vendor-refusal.ts";

/** Sent copies looked through for one mail; a mailbox sends far fewer in a few minutes. */
const MOST_COPIES = 50;
const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * A mail that Graph took may lie in Drafts until the transport picks it up, so within this time, in ms, a
 * draft does not prove that nobody sent it. It is usually picked up within seconds.
 */
const PICKED_UP_WITHIN_MS = 15 * 60_000;

/** What became of a draft, by its immutable id; null when Outlook has nothing of that id, which proves nothing. */
export async function readDraft(api: GraphApi, draftId: string): Promise<LookUp | null> {
  const message = await readMessage(api, draftId);
  if (!message) return null;
  const receipt = message.isDraft === false ? toReceipt(message) : null;
  if (receipt) return { kind: "sent", receipt };
  if (message.isDraft === false)
    return taken("It left, and Outlook shows no message id of it yet.");
  if (await isInOutbox(api, message))
    return taken("It lies in Outlook's outbox and has not left yet.");
  if (message.isDraft === true) return { kind: "sendable", safeAfterMs: PICKED_UP_WITHIN_MS };
  return { kind: "unknown", reason: "Outlook does not say whether it is a draft still." };
}

function taken(reason: string): LookUp {
  return { kind: "unknown", accepted: true, reason };
}

/** The receipt of a mail that was sent; null while it is a draft, or nowhere. */
export async function readGraphReceipt(
  api: GraphApi,
  draftId: string,
): Promise<SendReceipt | null> {
  const message = await readMessage(api, draftId);
  return message?.isDraft === false ? toReceipt(message) : null;
}

/**
 * The copy of a mail among the sent ones: by the Message-ID we proposed, else by our own header, which
 * Graph shows in the MIME of a sent copy only. The copy may lag, so null proves nothing.
 */
export async function findGraphCopy(
  api: GraphApi,
  mail: OutgoingMail,
): Promise<SendReceipt | null> {
  const [same] = await listSent(api, { $filter: byMessageId(mail.messageId) });
  if (same) return toReceipt(same);
  const since = new Date(mail.date.getTime() - WEEK_MS).toISOString();
  const recent = await listSent(api, {
    $filter: `sentDateTime ge ${since}`,
    $orderby: "sentDateTime desc",
    $top: String(MOST_COPIES),
  });
  for (const message of recent.filter((one) => isTo(one, mail.to.address))) {
    const raw = await api.bytes({ path: `messages/${encodeURIComponent(message.id)}/$value` });
    if (mimeHeader(raw, SEND_ID_HEADER) === mail.sendId) return toReceipt(message);
  }
  return null;
}

async function listSent(api: GraphApi, query: Record<string, string>): Promise<GraphMessage[]> {
  const { value } = await api.read(graphMessages, {
    path: "mailFolders/sentitems/messages",
    query: { ...query, $select: `${SENT_FIELDS},toRecipients` },
  });
  return value.filter((one) => one.isDraft !== true);
}

async function readMessage(api: GraphApi, id: string): Promise<GraphMessage | null> {
  try {
    return await api.read(graphMessage, {
      path: `messages/${encodeURIComponent(id)}`,
      query: { $select: SENT_FIELDS },
    });
  } catch (thrown) {
    if (failureOf(thrown)?.kind === "gone") return null;
    throw thrown;
  }
}

/** What was handed over and has not left yet still looks like a draft. */
async function isInOutbox(api: GraphApi, { parentFolderId }: GraphMessage): Promise<boolean> {
  const outbox = await api.read(graphMessage.pick({ id: true }), {
    path: "mailFolders/outbox",
    query: { $select: "id" },
  });
  return outbox.id === parentFolderId;
}

function isTo({ toRecipients }: GraphMessage, address: string): boolean {
  const wanted = address.toLowerCase();
  return (toRecipients ?? []).some((one) => one.emailAddress.address.toLowerCase() === wanted);
}

/** Outlook may use another Message-ID than the one we propose, so it is read, never assumed. */
function toReceipt({ id, internetMessageId, conversationId }: GraphMessage): SendReceipt | null {
  if (!internetMessageId) return null;
  return { providerId: id, messageId: internetMessageId, threadId: conversationId ?? null };
}
