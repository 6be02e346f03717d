import type { ImapFlow } from "imapflow";
import type { InboundPage } from "../ports/mailbox.ts";
import type { FolderPlace } from "./imap-cursor.ts";
import { refusal } from "./imap-failure.ts";
import { fetchRows, fetchSources, MOST_MAIL_BYTES } from "./imap-fetch.ts";

/** Most bytes of one page, so that it fits into memory. */
const PAGE_BYTES = 32 * 1024 * 1024;
/** The server's clock may be so far behind ours, in ms. */
const CLOCK_SLACK_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;

export type FolderToRead = {
  path: string;
  /** Stands before the provider ids of this folder. */
  prefix: string;
  place: FolderPlace | undefined;
  since: Date;
  /** Most mails wanted. */
  most: number;
};

export type FolderPage = {
  mails: InboundPage["mails"];
  place: FolderPlace | undefined;
  /** More is waiting in this folder. */
  more: boolean;
};

/** What came into a folder after `place`, by UID; a provider id is `uidvalidity:uid`. Marks nothing as read. */
export async function readFolder(client: ImapFlow, folder: FolderToRead): Promise<FolderPage> {
  const { prefix, place, since, most } = folder;
  const { uidValidity } = await client.mailboxOpen(folder.path, { readOnly: true });
  const validity = String(uidValidity);
  const last = place?.validity === validity ? place.uid : 0;
  const waiting = await findUids(client, { ...folder, last });
  const taken = fitting(await describe(client, waiting.slice(0, most), since));
  const wanted = taken.filter(({ receivedAt }) => +receivedAt >= +since - CLOCK_SLACK_MS);
  const uids = wanted.map(({ uid }) => uid);
  const sources = await fetchSources(client, uids);
  const mails = wanted.flatMap(({ uid, receivedAt }) => {
    const raw = sources.get(uid);
    const providerId = `${prefix}${validity}:${uid}`;
    return raw ? [{ providerId, threadId: null, raw, receivedAt }] : [];
  });
  return {
    mails,
    place: { validity, uid: taken.at(-1)?.uid ?? last },
    more: taken.length < waiting.length,
  };
}

/** By date as well, because mail from before `since` can be moved or imported under a new UID. */
async function findUids(
  client: ImapFlow,
  { path, last, since }: FolderToRead & { last: number },
): Promise<number[]> {
  const range = { uid: `${last + 1}:*`, since: new Date(+since - DAY_MS) };
  const uids = await client.search(range, { uid: true });
  if (!uids) throw refusal(`the folder ${path} cannot be searched`);
  // "n:*" names the last mail even where every UID is below n
  return uids.filter((uid) => uid > last);
}

type Described = { uid: number; bytes: number; receivedAt: Date };

/** Size and date of each; what the server does not describe is still asked for. */
async function describe(client: ImapFlow, uids: number[], since: Date): Promise<Described[]> {
  const rows = await fetchRows(client, uids, { size: true, internalDate: true });
  return uids.map((uid) => {
    const row = rows.get(uid);
    const receivedAt = new Date(row?.internalDate ?? since);
    return {
      uid,
      bytes: Math.min(row?.size ?? 0, MOST_MAIL_BYTES),
      receivedAt: Number.isNaN(+receivedAt) ? since : receivedAt,
    };
  });
}

/** As many as fit into a page, and at least one. */
function fitting(mails: Described[]): Described[] {
  let bytes = 0;
  const end = mails.findIndex((mail, index) => {
    bytes += mail.bytes;
    return index > 0 && bytes > PAGE_BYTES;
  });
  return end === -1 ? mails : mails.slice(0, end);
}
