import type { ImapFlow } from "imapflow";

/** Folders by what they are for (RFC 6154), as paths; null where the account has none. */
export type ImapFolders = { junk: string | null; sent: string | null; all: string | null };

/**
 * Finds the folders we care about: as the server marks them, else by the names that mail programs give
 * them in many languages ("Sent Items", "Gesendet", "Отправленные").
 */
export async function findImapFolders(client: ImapFlow): Promise<ImapFolders> {
  const folders = await client.list();
  const pathOf = (use: string): string | null =>
    folders.find(({ specialUse, flags }) => specialUse === use && !flags.has("\\Noselect"))?.path ??
    null;
  return { junk: pathOf("\\Junk"), sent: pathOf("\\Sent"), all: pathOf("\\All") };
}
