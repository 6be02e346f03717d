import { setTimeout as pause } from "node:timers/promises";
import { asAppError } from "../errors.ts";
import type { InboundPage, LookUp, OutgoingMail, SentCopy } from "../ports/mailbox.ts";
import { listImapInbound } from "./imap-inbound.ts";
import { fileCopy, findArrived, findSent, type SentMark } from "./imap-sent.ts";
import { type ImapTimeouts, openImapSessions } from "./imap-session.ts";
import { parseImapUrl } from "./imap-url.ts";

/** The reading side of a mailbox that sends over SMTP. Every call has a connection of its own. */
export type ImapAccount = {
  /** Throws AppError `not_connected` or `unavailable`. */
  listInbound(cursor: unknown, since: Date): Promise<InboundPage>;
  /** Never says that a mail did not go: many servers file no copy of what they send. */
  lookUp(mail: SentMark): Promise<LookUp>;
  /** The same for a mail just handed over, once a server that files it has had the time. */
  lookUpFresh(mail: SentMark): Promise<LookUp>;
  /** A mail to ourselves as it arrived; null as long as it has not. */
  findArrived(mail: SentMark): Promise<SentCopy | null>;
  /** Puts a copy of a mail that went out into Sent. Never throws: it is out, copy or not. */
  fileCopy(mail: OutgoingMail): Promise<void>;
  /** Proves that the inbox can be read; throws an AppError that says what to do. */
  check(): Promise<void>;
  close(): void;
};

export type ImapPatience = ImapTimeouts & {
  /** How long a server that files sent mail itself may take to do so, in ms. */
  filedWithinMs: number;
};

const PATIENCE: ImapPatience = { connectMs: 15_000, answerMs: 40_000, filedWithinMs: 3_000 };

/** Within the 45 seconds that a provider has for a look-up. */
const ANSWER_MS = 40_000;
/** A copy is not worth holding a worker up for long. */
const FILE_MS = 15_000;

/** Opens the account an IMAP URL names, without connecting. Throws AppError `invalid_input` on a bad URL. */
export function openImap(imapUrl: string, given: Partial<ImapPatience> = {}): ImapAccount {
  const server = parseImapUrl(imapUrl);
  const patience = { ...PATIENCE, ...given };
  const sessions = openImapSessions(server, patience);
  const lookUp: ImapAccount["lookUp"] = (mail) =>
    sessions
      .run(ANSWER_MS, (client) => findSent(client, mail))
      .then((found) => lookedUp(found, server.host), lookUpFailed);
  return {
    listInbound: (cursor, since) => listImapInbound(sessions, { cursor, since }),
    lookUp,
    lookUpFresh: (mail) => pause(patience.filedWithinMs).then(() => lookUp(mail)),
    findArrived: (mail) => sessions.run(ANSWER_MS, (client) => findArrived(client, mail)),
    async fileCopy(mail) {
      await pause(patience.filedWithinMs);
      await sessions.run(FILE_MS, (client) => fileCopy(client, mail)).catch(() => {});
    },
    check: () =>
      sessions.run(ANSWER_MS, async (client) => {
        await client.mailboxOpen("INBOX", { readOnly: true });
      }),
    close: () => sessions.close(),
  };
}

function lookedUp(messageId: string | null, host: string): LookUp {
  if (messageId !== null) {
    return { kind: "sent", receipt: { providerId: messageId, messageId, threadId: null } };
  }
  const reason = `the Sent folder at ${host} does not hold it, and not every server files what it sends`;
  return { kind: "unknown", reason };
}

function lookUpFailed(thrown: unknown): LookUp {
  return { kind: "unknown", reason: `the Sent folder was not searched: ${asAppError(thrown).say}` };
}
