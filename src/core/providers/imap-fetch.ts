import type { FetchMessageObject, FetchQueryObject, ImapFlow } from "imapflow";
import { isRefusal } from "./imap-failure.ts";

/** A longer mail is cut to its first bytes: what a person wrote is among them, what they attached is not read. */
export const MOST_MAIL_BYTES = 10 * 1024 * 1024;

const SOURCE: FetchQueryObject = { source: { start: 0, maxLength: MOST_MAIL_BYTES } };

export type Sources = {
  byUid: Map<number, Uint8Array>;
  /** The mail at which the server ended the connection, as some do over one they cannot read. */
  stuckAt: number | null;
};

/** What the server tells of these mails, by UID. One it refuses to tell of costs the others nothing. */
export async function fetchRows(
  client: ImapFlow,
  uids: number[],
  query: FetchQueryObject,
): Promise<Map<number, FetchMessageObject>> {
  const rows = new Map<number, FetchMessageObject>();
  if (uids.length === 0) return rows;
  try {
    await collect(client, { uids, query, rows });
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
  }
  return rows;
}

/** The bytes of these mails up to the first at which the connection ends; one that was removed is left out. */
export async function fetchSources(client: ImapFlow, uids: number[]): Promise<Sources> {
  const rows = new Map<number, FetchMessageObject>();
  const byUid: Sources["byUid"] = new Map();
  try {
    if (uids.length > 0) await collect(client, { uids, query: SOURCE, rows });
  } catch (thrown) {
    if (!isRefusal(thrown) && client.usable) throw thrown;
  }
  for (const uid of uids) {
    try {
      const raw = rows.get(uid)?.source ?? (await fetchPoison(client, uid));
      if (raw) byUid.set(uid, raw);
    } catch (thrown) {
      if (client.usable) throw thrown;
      return { byUid, stuckAt: uid };
    }
  }
  return { byUid, stuckAt: null };
}

/** One mail on a connection for it alone, as much of it as `part` says; null where the server has none of that. */
export async function fetchPart(
  client: ImapFlow,
  uid: number,
  part: "source" | "header",
): Promise<Uint8Array | null> {
  const row = (await fetchRows(client, [uid], part === "source" ? SOURCE : { headers: true })).get(
    uid,
  );
  return row?.source ?? row?.headers ?? null;
}

/**
 * What stands for a mail that the server does not give: no bytes, by which core sees that something
 * was there, or null when it has been removed meanwhile.
 */
export async function markMissing(client: ImapFlow, uid: number): Promise<Uint8Array | null> {
  const left = await client.search({ uid: String(uid) }, { uid: true });
  const isGone = left && !left.includes(uid);
  return isGone ? null : new Uint8Array(0);
}

async function fetchPoison(client: ImapFlow, uid: number): Promise<Uint8Array | null> {
  return (
    (await fetchPart(client, uid, "source")) ??
    (await fetchPart(client, uid, "header")) ??
    (await markMissing(client, uid))
  );
}

async function collect(
  client: ImapFlow,
  into: { uids: number[]; query: FetchQueryObject; rows: Map<number, FetchMessageObject> },
): Promise<void> {
  const { uids, query, rows } = into;
  for await (const row of client.fetch(uids, query, { uid: true })) {
    rows.set(row.uid, { ...rows.get(row.uid), ...row });
  }
}
