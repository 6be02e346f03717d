import { z } from "zod";

/** Where the reading of one folder goes on: its UIDs are those of this UIDVALIDITY (RFC 3501, section 2.3.1.1). */
export type FolderPlace = { validity: string; uid: number };

const folderPlace = z.object({ validity: z.string(), uid: z.number().int().nonnegative() });
const imapCursor = z.object({ inbox: folderPlace.optional(), junk: folderPlace.optional() });

/** The cursor of an IMAP mailbox, as core stores it. */
export type ImapCursor = z.infer<typeof imapCursor>;

/** The stored cursor; what is none, such as that of an account before it had IMAP, starts anew. */
export function readImapCursor(stored: unknown): ImapCursor {
  const read = imapCursor.safeParse(stored);
  return read.success ? read.data : {};
}
