import type { ImapFlow } from "imapflow";
import { composeMail } from "../outbox/compose/compose-mail.ts";
import type { OutgoingMail, SentCopy } from "../ports/mailbox.ts";
import { refusal } from "./imap-failure.ts";
import { findImapFolders } from "./imap-folders.ts";

/** What identifies a mail of ours, whoever filed it. */
export type SentMark = Pick<OutgoingMail, "messageId" | "sendId">;

/**
 * The Message-ID of our mail as it lies in Sent, or where everything lies, in angle brackets; null when
 * neither holds it. A search that fails throws, so that it is never taken for an empty one.
 */
export async function findSent(client: ImapFlow, mark: SentMark): Promise<string | null> {
  const { sent, all } = await findImapFolders(client);
  for (const path of [sent, all]) {
    const found = path === null ? null : await findIn(client, path, mark);
    if (found !== null) return found.messageId;
  }
  return null;
}

/** A mail of ours to ourselves as it arrived, in the inbox or in junk; null as long as it has not. */
export async function findArrived(client: ImapFlow, mark: SentMark): Promise<SentCopy | null> {
  const { junk } = await findImapFolders(client);
  for (const path of ["INBOX", junk]) {
    const found = path === null ? null : await findIn(client, path, mark);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Puts a copy into Sent, marked as read, unless the server has put one there or always does. An account
 * without such a folder gets none.
 */
export async function fileCopy(client: ImapFlow, mail: OutgoingMail): Promise<void> {
  if (client.capabilities.has("X-GM-EXT-1")) return; // Gmail keeps every mail that it sends
  const { sent } = await findImapFolders(client);
  if (sent === null || (await findIn(client, sent, mail)) !== null) return;
  await client.append(sent, Buffer.from(await composeMail(mail)), ["\\Seen"]);
}

async function findIn(client: ImapFlow, path: string, mark: SentMark): Promise<SentCopy | null> {
  await client.mailboxOpen(path, { readOnly: true });
  const wanted: Record<string, string>[] = [
    { "message-id": mark.messageId.replace(/^<|>$/g, "") },
    { "x-sdr-send-id": mark.sendId },
  ];
  for (const header of wanted) {
    const uids = await client.search({ header }, { uid: true });
    if (!uids) throw refusal(`the folder ${path} cannot be searched`);
    const found = await confirm(client, uids.slice(-MOST_LOOKED_AT), mark);
    if (found !== null) return found;
  }
  return null;
}

/** Servers match parts of a header, so a few mails may have to be looked at. */
const MOST_LOOKED_AT = 20;

async function confirm(client: ImapFlow, uids: number[], mark: SentMark): Promise<SentCopy | null> {
  if (uids.length === 0) return null;
  const headers = ["Message-ID", "X-SDR-Send-Id"];
  for (const { headers: block } of await client.fetchAll(uids, { headers }, { uid: true })) {
    const text = (block?.toString("latin1") ?? "").replace(/\r?\n[ \t]+/g, " ");
    const messageId = /^message-id:\s*(<[^>\r\n]+>)/im.exec(text)?.[1] ?? null;
    const sendId = /^x-sdr-send-id:\s*(\S+)/im.exec(text)?.[1] ?? null;
    if (messageId === mark.messageId || sendId === mark.sendId)
      return { messageId: messageId ?? mark.messageId, sendId };
  }
  return null;
}
