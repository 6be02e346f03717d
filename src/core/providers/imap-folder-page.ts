import type { ImapFlow } from "imapflow";
import type { InboundPage } from "../ports/mailbox.ts";
import type { FolderPlace } from "./imap-cursor.ts";
import { refusal } from "./imap-failure.ts";
import { type FetchedMail, fetchMails } from "./imap-fetch.ts";

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
  /** Behind the last mail that was looked at, `stuck` included. */
  place: FolderPlace | undefined;
  /** More is waiting in this folder. */
  more: boolean;
  /** The first mail, when the server hung up over it. */
  stuck: StuckMail | null;
};

export type StuckMail = { path: string; uid: number; idPrefix: string };

/**
 * What came into a folder after `place`, by UID. Marks nothing as read. When the server hangs up over a
 * mail, what came before it is the page; with nothing before it, the page says where it is stuck.
 */
export async function readFolder(client: ImapFlow, folder: FolderToRead): Promise<FolderPage> {
  const { path, prefix, place, since, most } = folder;
  const { uidValidity } = await client.mailboxOpen(path, { readOnly: true });
  const validity = String(uidValidity);
  const idPrefix = `${prefix}${validity}:`;
  const last = place?.validity === validity ? place.uid : 0;
  const waiting = await findUids(client, { path, last, since });
  const { mails, end, stuckAt } = await fetchMails(client, waiting.slice(0, most));
  const isStuck = stuckAt !== null && end === null;
  const uid = (isStuck ? stuckAt : end) ?? last;
  return {
    mails: mails.flatMap((mail) => toInbound(mail, { idPrefix, since })),
    place: { validity, uid },
    more: waiting.some((other) => other > uid),
    stuck: isStuck ? { path, uid: stuckAt, idPrefix } : null,
  };
}

/** The mail as core takes it, under the id `uidvalidity:uid`; nothing when it is older than what is wanted. */
export function toInbound(
  { uid, raw, receivedAt }: FetchedMail,
  { idPrefix, since }: { idPrefix: string; since: Date },
): InboundPage["mails"] {
  const at = receivedAt ?? since;
  if (at.getTime() < since.getTime() - CLOCK_SLACK_MS) return [];
  return [{ providerId: `${idPrefix}${uid}`, threadId: null, raw, receivedAt: at }];
}

/** By date as well, because mail from before `since` can be moved or imported under a new UID. */
async function findUids(
  client: ImapFlow,
  { path, last, since }: { path: string; last: number; since: Date },
): Promise<number[]> {
  const range = { uid: `${last + 1}:*`, since: new Date(since.getTime() - DAY_MS) };
  const uids = await client.search(range, { uid: true });
  if (!uids) throw refusal(`the folder ${path} cannot be searched`);
  // "n:*" names the last mail even where every UID is below n
  return uids.filter((uid) => uid > last);
}
