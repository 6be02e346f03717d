import {
  type MailLogin,
  type MailServer,
  type MailUrlKind,
  parseMailServerUrl,
  refusalOf,
} from "./mail-server-url.ts";

/** A mail server to read from; nobody reads a mailbox without a login. */
export type ImapServer = MailServer & { login: MailLogin };

const IMAP: MailUrlKind = {
  protocol: "IMAP",
  field: "imap_url",
  secure: { scheme: "imaps", port: 993 },
  plain: { scheme: "imap", port: 143 },
};

/**
 * Reads `imaps://user:password@host` (port 993) or `imap://user:password@host` (port 143, STARTTLS).
 * Throws AppError `invalid_input` that names what is wrong and never repeats the password.
 */
export function parseImapUrl(url: string): ImapServer {
  const server = parseMailServerUrl(url, IMAP);
  if (server.login === null) throw refusalOf(IMAP)("it has no user name and password");
  return { ...server, login: server.login };
}
