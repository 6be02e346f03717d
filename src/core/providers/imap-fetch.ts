import type { FetchMessageObject, FetchQueryObject, ImapFlow } from "imapflow";
import { isRefusal } from "./imap-failure.ts";

/** A longer mail is cut to its first bytes: what a person wrote is among them, what they attached is not read. */
export const MOST_MAIL_BYTES = 10 * 1024 * 1024;

const SOURCE: FetchQueryObject = { source: { start: 0, maxLength: MOST_MAIL_BYTES } };

/** What the server tells of these mails, by UID. One it refuses to tell of costs the others nothing. */
export async function fetchRows(
  client: ImapFlow,
  uids: number[],
  query: FetchQueryObject,
): Promise<Map<number, FetchMessageObject>> {
  const rows = new Map<number, FetchMessageObject>();
  if (uids.length === 0) return rows;
  try {
    for await (const row of client.fetch(uids, query, { uid: true })) {
      rows.set(row.uid, { ...rows.get(row.uid), ...row });
    }
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
  }
  return rows;
}

/**
 * The bytes of these mails, by UID. A mail the server cannot give comes as its header alone, else empty,
 * so that core sees that something was there; one that has been removed meanwhile is left out.
 */
export async function fetchSources(
  client: ImapFlow,
  uids: number[],
): Promise<Map<number, Uint8Array>> {
  const rows = await fetchRows(client, uids, SOURCE);
  const sources = new Map<number, Uint8Array>();
  for (const uid of uids) {
    const raw = rows.get(uid)?.source ?? (await fetchWhatIsLeft(client, uid));
    if (raw) sources.set(uid, raw);
  }
  return sources;
}

async function fetchWhatIsLeft(client: ImapFlow, uid: number): Promise<Uint8Array | null> {
  for (const query of [SOURCE, { headers: true }]) {
    const row = (await fetchRows(client, [uid], query)).get(uid);
    const bytes = row?.source ?? row?.headers;
    if (bytes) return bytes;
  }
  const left = await client.search({ uid: String(uid) }, { uid: true });
  const isGone = left && !left.includes(uid);
  return isGone ? null : Buffer.alloc(0);
}
