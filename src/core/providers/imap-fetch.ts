import type { FetchQueryObject, ImapFlow } from "imapflow";
import { isRefusal } from "./imap-failure.ts";

/** A longer mail is cut to its first bytes: what a person wrote is among them, what they attached is not read. */
const MOST_MAIL_BYTES = 10 * 1024 * 1024;
/** Asked for at once: as many of the longest mails as may lie in memory beside a full page. */
const BATCH_MAILS = 3;
/** A page that holds so many bytes is full. */
const PAGE_BYTES = 20 * 1024 * 1024;

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
  const all: Fetched = { mails: [], end: null, stuckAt: null };
  let bytes = 0;
  for (let next = 0; next < uids.length && bytes < PAGE_BYTES; next += BATCH_MAILS) {
    const { mails, end, stuckAt } = await fetchBatch(client, uids.slice(next, next + BATCH_MAILS));
    all.mails.push(...mails);
    all.end = end ?? all.end;
    if (stuckAt !== null) return { ...all, stuckAt };
    bytes += mails.reduce((sum, { raw }) => sum + raw.byteLength, 0);
  }
  return all;
}

async function fetchBatch(client: ImapFlow, uids: number[]): Promise<Fetched> {
  const batch: Fetched = { mails: [], end: null, stuckAt: null };
  const whole = await fetchPart(client, uids, "source");
  for (const uid of uids) {
    const mail = whole.get(uid) ?? (await fetchWhatIsLeft(client, uid));
    if (mail) batch.mails.push(mail);
    else if (!client.usable) return { ...batch, stuckAt: uid };
    batch.end = uid;
  }
  return batch;
}

/** So much of these mails, by UID, as the server gives before it refuses or ends the connection. */
export async function fetchPart(
  client: ImapFlow,
  uids: number[],
  part: MailPart,
): Promise<Map<number, FetchedMail>> {
  const mails = new Map<number, FetchedMail>();
  try {
    for await (const row of client.fetch(uids, PARTS[part], { uid: true })) {
      const raw = part === "date" ? new Uint8Array(0) : (row.source ?? row.headers);
      if (raw) mails.set(row.uid, { uid: row.uid, raw, receivedAt: dateOf(row.internalDate) });
    }
  } catch (thrown) {
    if (!isRefusal(thrown) && client.usable) throw thrown;
  }
  return mails;
}

/** A mail of no bytes for one that is there and cannot be had; null when it was removed. Throws when the connection ends. */
export async function markUnreadable(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
  const found = await client.search({ uid: String(uid) }, { uid: true });
  const isGone = found && !found.includes(uid);
  return isGone ? null : { uid, raw: new Uint8Array(0), receivedAt: null };
}

/** Of a mail the server did not give among others; null when it is gone, or the connection is. */
async function fetchWhatIsLeft(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
  for (const part of mailParts) {
    if (!client.usable) return null;
    const mail = (await fetchPart(client, [uid], part)).get(uid);
    if (mail) return mail;
  }
  return client.usable ? markUnreadable(client, uid) : null;
}

function dateOf(internalDate: Date | string | undefined): Date | null {
  const date = new Date(internalDate ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
