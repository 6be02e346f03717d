import type { FetchMessageObject, FetchQueryObject, ImapFlow } from "imapflow";
import { isRefusal } from "./imap-failure.ts";

/** A longer mail is cut to its first bytes: what a person wrote is among them, what they attached is not read. */
const MOST_MAIL_BYTES = 10 * 1024 * 1024;
/** A page that holds so many bytes is full, so that it fits into memory and into its time on a slow line. */
const PAGE_BYTES = 8 * 1024 * 1024;

/** `raw` has no bytes when the server has the mail but does not give it. */
export type FetchedMail = { uid: number; raw: Uint8Array; receivedAt: Date | null };

export type Fetched = {
  mails: FetchedMail[];
  /** The last UID that is done with, or null when there is none. */
  end: number | null;
  /** The mail at which the server ended the connection, as some do over one they cannot read. */
  stuckAt: number | null;
};

/** What may be had of a mail, best first. */
const PARTS = {
  source: { internalDate: true, source: { start: 0, maxLength: MOST_MAIL_BYTES } },
  header: { internalDate: true, headers: true },
  date: { internalDate: true },
} as const satisfies Record<string, FetchQueryObject>;
export type MailPart = keyof typeof PARTS;
export const mailParts = Object.keys(PARTS) as MailPart[];

/** These mails, in this order, until a page is full or the connection ends; one that was removed is left out. */
export async function fetchMails(client: ImapFlow, uids: number[]): Promise<Fetched> {
  const done: Fetched = { mails: [], end: null, stuckAt: null };
  let bytes = 0;
  for (const uid of uids) {
    if (bytes >= PAGE_BYTES) break;
    const mail = await fetchBest(client, uid);
    if (!mail && !client.usable) return { ...done, stuckAt: uid };
    if (mail) done.mails.push(mail);
    bytes += mail?.raw.byteLength ?? 0;
    done.end = uid;
  }
  return done;
}

/** So much of a mail; null when the server refuses, has none of that, or ends the connection. */
export async function fetchPart(
  client: ImapFlow,
  uid: number,
  part: MailPart,
): Promise<FetchedMail | null> {
  try {
    const row = await client.fetchOne(String(uid), PARTS[part], { uid: true });
    const raw = row && bytesOf(row, part);
    return row && raw ? { uid, raw, receivedAt: dateOf(row.internalDate) } : null;
  } catch (thrown) {
    if (!isRefusal(thrown) && client.usable) throw thrown;
    return null;
  }
}

/** A mail of no bytes for one that is there and cannot be had; null when it was removed. Throws when the connection ends. */
export async function markUnreadable(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
  const found = await client.search({ uid: String(uid) }, { uid: true });
  const isGone = found && !found.includes(uid);
  return isGone ? null : { uid, raw: new Uint8Array(0), receivedAt: null };
}

/** Null when the mail is gone, or the connection is. */
async function fetchBest(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
  for (const part of mailParts) {
    const mail = await fetchPart(client, uid, part);
    if (mail || !client.usable) return mail;
  }
  return markUnreadable(client, uid);
}

function bytesOf(row: FetchMessageObject, part: MailPart): Uint8Array | undefined {
  return part === "date" ? new Uint8Array(0) : (row.source ?? row.headers);
}

function dateOf(internalDate: Date | string | undefined): Date | null {
  const date = new Date(internalDate ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
