import type { ImapFlow } from "imapflow";
import type { InboundPage } from "../ports/mailbox.ts";
import { readImapCursor } from "./imap-cursor.ts";
import { isRefusal } from "./imap-failure.ts";
import { type FolderPage, type FolderToRead, readFolder } from "./imap-folder-page.ts";
import { findImapFolders } from "./imap-folders.ts";

/** Most mails of one page. */
const PAGE_MAILS = 50;

/**
 * The next page of INBOX and of the junk folder, where replies and bounces are filed as well, oldest
 * first. A folder that was never read, or whose UIDs count anew, is searched from `since`.
 */
export async function listImapInbound(
  client: ImapFlow,
  { cursor, since }: { cursor: unknown; since: Date },
): Promise<InboundPage> {
  const places = readImapCursor(cursor);
  const folders = await findImapFolders(client);
  const inbox = await readFolder(client, {
    path: "INBOX",
    prefix: "",
    place: places.inbox,
    since,
    most: PAGE_MAILS,
  });
  const junk = await readJunk(client, {
    path: folders.junk,
    // two folders may share a UIDVALIDITY
    prefix: "junk:",
    place: places.junk,
    since,
    most: PAGE_MAILS - inbox.mails.length,
  });
  return {
    mails: [...inbox.mails, ...junk.mails].sort((a, b) => +a.receivedAt - +b.receivedAt),
    cursor: { inbox: inbox.place, junk: junk.place },
    more: inbox.more || junk.more,
  };
}

/** A junk folder that cannot be opened must not keep us from INBOX. */
async function readJunk(
  client: ImapFlow,
  { path, ...folder }: Omit<FolderToRead, "path"> & { path: string | null },
): Promise<FolderPage> {
  const nothing = { mails: [], place: folder.place, more: false };
  if (path === null) return nothing;
  try {
    return await readFolder(client, { ...folder, path });
  } catch (thrown) {
    if (isRefusal(thrown)) return nothing;
    throw thrown;
  }
}
