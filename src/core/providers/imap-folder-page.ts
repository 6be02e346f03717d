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

type Mail = InboundPage["mails"][number];

/** A mail over which the server hung up; nothing was read of it yet. */
export type StuckMail = { path: string; uid: number; mail: Omit<Mail, "raw"> };

export type FolderPage = {
  mails: Mail[];
  /** Behind the last of `mails`, or behind `stuck`. */
  place: FolderPlace | undefined;
  /** More is waiting in this folder. */
  more: boolean;
  stuck: StuckMail | null;
};

/**
 * What came into a folder after `place`, by UID; a provider id is `uidvalidity:uid`. Marks nothing as
 * read. When the server hangs up over a mail, what came before it is the page, or that mail is `stuck`.
 */
export async function readFolder(client: ImapFlow, folder: FolderToRead): Promise<FolderPage> {
  const { path, prefix, place, since, most } = folder;
  const { uidValidity } = await client.mailboxOpen(path, { readOnly: true });
  const validity = String(uidValidity);
  const last = place?.validity === validity ? place.uid : 0;
  const waiting = await findUids(client, { path, last, since });
  const taken = fitting(await describe(client, waiting.slice(0, most), since));
  const wanted = taken
    .filter(({ receivedAt }) => +receivedAt >= +since - CLOCK_SLACK_MS)
    .map(({ uid, receivedAt }) => {
      const mail = { providerId: `${prefix}${validity}:${uid}`, threadId: null, receivedAt };
      return { path, uid, mail };
    });
  const uids = wanted.map(({ uid }) => uid);
  const { byUid, stuckAt } = await fetchSources(client, uids);
  const stuck = wanted[0]?.uid === stuckAt ? (wanted[0] ?? null) : null;
  const end = stuckAt === null ? (taken.at(-1)?.uid ?? last) : stuckAt - (stuck ? 0 : 1);
  return {
    mails: wanted.flatMap(({ uid, mail }) => {
      const raw = byUid.get(uid);
      return raw ? [{ ...mail, raw }] : [];
    }),
    place: { validity, uid: end },
    more: waiting.some((uid) => uid > end),
    stuck,
  };
}

/** By date as well, because mail from before `since` can be moved or imported under a new UID. */
async function findUids(
  client: ImapFlow,
  { path, last, since }: { path: string; last: number; since: Date },
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
