import type { ImapFlow } from "imapflow";
import type { InboundPage } from "../ports/mailbox.ts";
import { readImapCursor } from "./imap-cursor.ts";
import { isRefusal } from "./imap-failure.ts";
import { type FetchedMail, fetchPart, mailParts, markUnreadable } from "./imap-fetch.ts";
import {
  type FolderPage,
  type FolderToRead,
  readFolder,
  type StuckMail,
  toInbound,
} from "./imap-folder-page.ts";
import { findImapFolders } from "./imap-folders.ts";
import type { ImapSessions } from "./imap-session.ts";

/** Most mails of one page. */
const PAGE_MAILS = 50;
/** For a page, and for each try at a single mail, in ms: together within the 120 seconds a page may take. */
const PAGE_MS = 70_000;
const ALONE_MS = 12_000;

/** Where to go on, and the earliest mail wanted. */
export type ReadFrom = { cursor: unknown; since: Date };

/**
 * The next page of INBOX and of the junk folder, where replies and bounces are filed as well, oldest
 * first. A folder that was never read, or whose UIDs count anew, is searched from `since`. A mail over
 * which the server hangs up is fetched alone, at worst as no bytes, so that it holds up no other.
 */
export async function listImapInbound(
  sessions: ImapSessions,
  from: ReadFrom,
): Promise<InboundPage> {
  const { inbox, junk } = await sessions.run(PAGE_MS, (client) => readFolders(client, from));
  const mails = [...inbox.mails, ...junk.mails];
  for (const { stuck } of [inbox, junk]) {
    const mail = stuck && (await fetchAlone(sessions, stuck));
    if (mail) mails.push(...toInbound(mail, { ...stuck, since: from.since }));
  }
  return {
    mails: mails.sort((a, b) => +a.receivedAt - +b.receivedAt),
    cursor: { inbox: inbox.place, junk: junk.place },
    more: inbox.more || junk.more,
  };
}

async function readFolders(
  client: ImapFlow,
  { cursor, since }: ReadFrom,
): Promise<{ inbox: FolderPage; junk: FolderPage }> {
  const places = readImapCursor(cursor);
  const { junk: path } = await findImapFolders(client);
  const inbox = await readFolder(client, {
    path: "INBOX",
    prefix: "",
    place: places.inbox,
    since,
    most: PAGE_MAILS,
  });
  const nothing = { mails: [], place: places.junk, more: false, stuck: null };
  if (path === null || inbox.more || !client.usable) return { inbox, junk: nothing };
  const most = PAGE_MAILS - inbox.mails.length;
  // two folders may share a UIDVALIDITY
  const folder = { path, prefix: "junk:", place: places.junk, since, most };
  return { inbox, junk: (await readJunk(client, folder)) ?? nothing };
}

/** Null for a junk folder that cannot be opened, which must not keep us from INBOX. */
async function readJunk(client: ImapFlow, folder: FolderToRead): Promise<FolderPage | null> {
  try {
    return await readFolder(client, folder);
  } catch (thrown) {
    if (isRefusal(thrown)) return null;
    throw thrown;
  }
}

/** On a connection for each try; the last of them proves that it is the mail that fails, not the server. */
async function fetchAlone(
  sessions: ImapSessions,
  { path, uid }: StuckMail,
): Promise<FetchedMail | null> {
  const attempt = <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> =>
    sessions.run(ALONE_MS, async (client) => {
      await client.mailboxOpen(path, { readOnly: true });
      return work(client);
    });
  for (const part of mailParts) {
    const mail = await attempt((client) => fetchPart(client, uid, part)).catch(() => null);
    if (mail) return mail;
  }
  return attempt((client) => markUnreadable(client, uid));
}
