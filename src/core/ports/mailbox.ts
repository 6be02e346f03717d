/**
 * What core asks of a sending account. One provider = one file in `core/providers`; each says what
 * its protocol can promise, and never more: an answer it cannot know is `unknown`, which core parks.
 */

/** An RFC 5322 address; both parts are free of CR, LF and NUL. */
export type MailAddress = { address: string; name: string | null };

/** One message ready to go. Everything in it came from the database, never from a model. */
export type OutgoingMail = {
  /** Our own id of this touch; travels as the header `X-SDR-Send-Id` so that Sent can be searched. */
  sendId: string;
  /** The Message-ID we propose, in angle brackets, the same on every attempt of one touch. */
  messageId: string;
  /** `email` unless said; on LinkedIn `to.address` is the profile URL and there is no subject. */
  channel?: "email" | "linkedin_invite" | "linkedin_message";
  from: MailAddress;
  to: MailAddress;
  subject: string;
  /** Plain text with the footer; the provider adds the HTML part from it. */
  text: string;
  /** Message-ID of the mail this one answers or follows up, as the provider really used it. */
  inReplyTo: string | null;
  /** The whole chain, oldest first (RFC 5322, section 3.6.4). */
  references: string[];
  /** The provider's own conversation id, where it has one. */
  threadId: string | null;
  /** RFC 2369 and RFC 8058; at least one of the two is set on sequence steps. */
  unsubscribe: { https: string | null; mailto: string | null };
  /** Business time of the send. */
  date: Date;
};

/** What the provider really used; replies quote this Message-ID, not the proposed one. */
export type SendReceipt = {
  providerId: string;
  messageId: string;
  threadId: string | null;
  /** What stands in From of the copy, in lower case, where it was read; `replaced`: it is not what we gave. */
  from?: { address: string; replaced: boolean };
};

/** An address that the account may write as. */
export type Sender = MailAddress & {
  /** The account's own choice for new mail. */
  isDefault: boolean;
};

export type SendOutcome =
  | { kind: "sent"; receipt: SendReceipt }
  /** It certainly did not go. `retry` says whether trying later can help. */
  | { kind: "not_sent"; retry: boolean; retryAfterMs: number | null; reason: string }
  | NotKnown;

/** It may have gone. Core never repeats this by itself. */
type NotKnown = {
  kind: "unknown";
  reason: string;
  /** The provider took it; only its copy is missing. Nothing makes it sendable any more. */
  accepted?: boolean;
  /** How long the provider asked to be left alone, in ms. */
  retryAfterMs?: number | null;
};

export type LookUp =
  | { kind: "sent"; receipt: SendReceipt }
  /**
   * Not sent, and sending with the same token is safe once the last attempt lies `safeAfterMs` back (0 unless
   * said): a provider that takes a mail and moves it later shows it unsent for a while.
   */
  | { kind: "sendable"; safeAfterMs?: number }
  | NotKnown;

/** What the copy of a mail that the account keeps still says of the mail we handed over. */
export type SentCopy = {
  messageId: string;
  /** Our own header, or null where the provider took it out. */
  sendId: string | null;
};

/** One mail as the provider keeps it. `providerId` is stable and unique within the mailbox. */
type InboundMail = {
  providerId: string;
  threadId: string | null;
  /** RFC 5322, perhaps cut short; no bytes for a mail that is there and cannot be had. */
  raw: Uint8Array;
  receivedAt: Date;
};

export type InboundPage = {
  mails: InboundMail[];
  /** Where to go on; opaque to core, stored as JSON. */
  cursor: unknown;
  /** More is waiting right now. */
  more: boolean;
  /**
   * Why a mail that is there could not be had this time; it is asked for again. Until then the mailbox does
   * not count as read; the cursor stays before the mail, or remembers it.
   */
  unread?: string | null;
};

export type Mailbox = {
  /** A one-shot token at the provider for this mail, or null where the protocol has none. */
  prepare(mail: OutgoingMail): Promise<{ draftId: string } | null>;
  /** Hands the mail over. Never throws for an answer of the provider. */
  send(mail: OutgoingMail, draftId: string | null): Promise<SendOutcome>;
  /** What became of an attempt whose answer was lost. */
  lookUp(mail: OutgoingMail, draftId: string | null): Promise<LookUp>;
  /** The copy of a mail that was sent; null when there is none yet. Absent where nothing can be read back. */
  readSent?(receipt: SendReceipt, mail: OutgoingMail): Promise<SentCopy | null>;
  /** The addresses it may write as, its own among them; absent where there is only that one. */
  listSenders?(): Promise<Sender[]>;
  /** Mail received since the cursor, oldest first; a null cursor starts at `since`. */
  listInbound(cursor: unknown, since: Date): Promise<InboundPage>;
  /** Proves that sending and reading work; throws an AppError that says what to do. */
  check(): Promise<{ canReadReplies: boolean }>;
  /** Frees sockets. */
  close(): Promise<void>;
};

export type MailboxAccount = {
  userId: string;
  mailboxId: string;
  provider: string;
  address: MailAddress;
  /** Decrypted; its shape belongs to the provider. Null where the account is opened by a token. */
  credentials: unknown;
  /**
   * A token that is good now, for accounts connected by OAuth. Given one that the vendor refused, it
   * answers another. Throws AppError `not_connected` when the grant has ended, else `unavailable`.
   */
  accessToken?(refused?: string): Promise<string>;
};

/** Opens mailboxes of one provider. */
export type MailboxProvider = {
  provider: string;
  /** `kind` is told apart so that a reserved address (RFC 2606) never meets a real mailbox. */
  kind: "real" | "sandbox";
  open(account: MailboxAccount): Promise<Mailbox>;
};
