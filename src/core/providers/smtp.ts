import { z } from "zod";
import { AppError, asAppError } from "../errors.ts";
import { composeMail } from "../outbox/compose/compose-mail.ts";
import { headerAddress } from "../outbox/compose/header-values.ts";
import type {
  Mailbox,
  MailboxAccount,
  MailboxProvider,
  OutgoingMail,
  SendOutcome,
} from "../ports/mailbox.ts";
import { type ImapPatience, openImap } from "./imap.ts";
import { readThroughImap } from "./imap-beside-smtp.ts";
import type { MailServer } from "./mail-server-url.ts";
import {
  type SmtpDialogue,
  type SmtpEnd,
  type SmtpMessage,
  type SmtpTimeouts,
  startSmtpDialogue,
} from "./smtp-dialogue.ts";
import { smtpOutcome } from "./smtp-outcome.ts";
import { parseSmtpUrl } from "./smtp-url.ts";

const smtpCredentials = z.object({
  smtp_url: z.string().min(1).max(2_000).describe("smtps://user:password@host"),
  imap_url: z.string().max(2_000).nullable().default(null).describe("imaps://user:password@host"),
});
type SmtpCredentials = z.infer<typeof smtpCredentials>;

/** RFC 5321, section 4.5.3.2.6 asks for ten minutes after the final dot; ours is the longer one. */
const TIMEOUTS: SmtpTimeouts = { connectMs: 30_000, answerMs: 660_000 };

/**
 * Mailboxes behind SMTP, read through IMAP where the credentials name such a server. SMTP has no token
 * that makes a mail one-shot, so an answer lost after the final dot stays `unknown` unless the mail lies
 * in Sent. `open` connects to nothing and throws AppError `invalid_input` on a bad URL.
 */
export function smtpProvider(
  timeouts: Partial<SmtpTimeouts> = {},
  patience: Partial<ImapPatience> = {},
): MailboxProvider {
  return {
    provider: "smtp",
    kind: "real",
    open: async (account) => {
      const { smtp_url, imap_url } = readCredentials(account);
      const smtp = openSmtp(parseSmtpUrl(smtp_url), { ...TIMEOUTS, ...timeouts });
      return imap_url === null ? smtp : readThroughImap(smtp, openImap(imap_url, patience));
    },
  };
}

function openSmtp(server: MailServer, timeouts: SmtpTimeouts): Mailbox {
  const open = new Set<SmtpDialogue>();
  const converse = async (message: SmtpMessage | null): Promise<SmtpEnd> => {
    const dialogue = startSmtpDialogue(server, message, timeouts);
    open.add(dialogue);
    return dialogue.ended.finally(() => open.delete(dialogue));
  };
  return {
    prepare: async () => null,
    send: async (mail) => sendMail(mail, server.host, converse),
    lookUp: async () => ({
      kind: "unknown",
      reason: "SMTP keeps no record of the mail it took; only the Sent folder or a reply can tell.",
    }),
    listInbound: async (cursor) => ({ mails: [], cursor, more: false }),
    check: async () => {
      const end = await converse(null);
      if (end.kind === "failed") throw notWorking(end, server.host);
      return { canReadReplies: false };
    },
    close: async () => {
      for (const dialogue of open) dialogue.hangUp();
    },
  };
}

function readCredentials({ credentials }: MailboxAccount): SmtpCredentials {
  const read = smtpCredentials.safeParse(credentials);
  if (read.success) return read.data;
  throw new AppError("invalid_input", {
    say: "The SMTP mailbox has no usable connection details.",
    field: "smtp_url",
    next: "Connect the mailbox again with its SMTP URL.",
  });
}

/** A mail that cannot be put into headers is refused like one the server would not take. */
async function sendMail(
  mail: OutgoingMail,
  host: string,
  converse: (message: SmtpMessage) => Promise<SmtpEnd>,
): Promise<SendOutcome> {
  let message: SmtpMessage;
  try {
    const from = headerAddress(mail.from, "sender").address;
    const to = headerAddress(mail.to, "recipient").address;
    message = { from, to, raw: await composeMail(mail) };
  } catch (thrown) {
    return { kind: "not_sent", retry: false, retryAfterMs: null, reason: asAppError(thrown).say };
  }
  return smtpOutcome(await converse(message), { host, messageId: mail.messageId });
}

function notWorking(end: SmtpEnd & { kind: "failed" }, host: string): AppError {
  if (end.reply !== null) {
    return new AppError("not_connected", {
      say: `${host} refused the login: ${end.reply.text}`,
      field: "smtp_url",
      next: "Check the user name and password (many providers want an app password) and connect again.",
    });
  }
  return new AppError("unavailable", {
    say: `${host} could not be reached as a mail server: ${end.problem}`,
    field: "smtp_url",
    next: "Check host, port and scheme (smtps for 465, smtp for 587) and try again.",
  });
}
