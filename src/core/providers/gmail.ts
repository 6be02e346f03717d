import { AppError } from "../errors.ts";
import { composeMail } from "../outbox/compose/compose-mail.ts";
import type {
  LookUp,
  Mailbox,
  MailboxAccount,
  MailboxProvider,
  OutgoingMail,
  SendOutcome,
} from "../ports/mailbox.ts";
import { type GmailApi, openGmailApi } from "./gmail-api.ts";
import { listGmailInbound } from "./gmail-inbound.ts";
import { listGmailSenders, refuseUnknownSender } from "./gmail-senders.ts";
import { findSentCopy, readCopy, readReceipt } from "./gmail-sent.ts";
import { notKnown, notSentOrUnknown } from "./not-sent-or-unknown.ts";
import { failureOf, type VendorFailure } from "./vendor-refusal.ts";

export type GmailOptions = { apiUrl?: string; timeoutMs?: number };

/**
 * Mailboxes behind the Gmail API. A draft is the one-shot token of a mail: sending deletes it, so a
 * repeated drafts.send finds nothing (developers.google.com/gmail/api/guides/drafts).
 */
export function gmailProvider({ apiUrl, timeoutMs }: GmailOptions = {}): MailboxProvider {
  return {
    provider: "gmail",
    kind: "real",
    open: async (account) =>
      openMailbox(
        openGmailApi({
          apiUrl: apiUrl ?? "https://gmail.googleapis.com/",
          timeoutMs: timeoutMs ?? 30_000,
          accessToken: tokensOf(account),
        }),
        account.address.address,
      ),
  };
}

function tokensOf(account: MailboxAccount): NonNullable<MailboxAccount["accessToken"]> {
  if (account.accessToken) return account.accessToken;
  throw new AppError("not_connected", {
    say: `Google access to ${account.address.address} is missing.`,
    next: "Connect it again with /sdr connect gmail.",
  });
}

function openMailbox(api: GmailApi, own: string): Mailbox {
  return {
    prepare: async (mail) => {
      await refuseUnknownSender(api, mail.from, own);
      return createDraft(api, mail);
    },
    send: (mail, draftId) => sendDraft(api, mail, draftId),
    lookUp: (mail, draftId) => lookUp(api, mail, draftId),
    readSent: (receipt) => readCopy(api, receipt),
    listSenders: () => listGmailSenders(api),
    listInbound: (cursor, since) => listGmailInbound(api, cursor, since),
    check: async () => {
      await api.call((users, options) => users.getProfile({ userId: "me" }, options));
      return { canReadReplies: true };
    },
    close: async () => undefined,
  };
}

/** A thread that its owner deleted is no reason not to send: References still tie the mail to it. */
async function createDraft(api: GmailApi, mail: OutgoingMail): Promise<{ draftId: string }> {
  const raw = Buffer.from(await composeMail(mail)).toString("base64url");
  const create = (threadId: string | null) =>
    api.call((users, options) =>
      users.drafts.create(
        { userId: "me", requestBody: { message: { raw, ...(threadId ? { threadId } : {}) } } },
        options,
      ),
    );
  const draft = await create(mail.threadId).catch((thrown: unknown) => {
    if (mail.threadId && failureOf(thrown)?.kind === "gone") return create(null);
    throw thrown;
  });
  if (draft.id) return { draftId: draft.id };
  throw new AppError("unavailable", { say: "Gmail made a draft without an id." });
}

async function sendDraft(
  api: GmailApi,
  mail: OutgoingMail,
  draftId: string | null,
): Promise<SendOutcome> {
  if (!draftId)
    return { kind: "not_sent", retry: true, retryAfterMs: null, reason: "No draft was made." };
  let id: string | null | undefined;
  try {
    const sent = await api.call((users, options) =>
      users.drafts.send({ userId: "me", requestBody: { id: draftId } }, options),
    );
    id = sent.id;
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure?.kind === "gone") return findOrUnknown(api, mail);
    if (failure?.kind === "invalid") return afterInvalid(api, { mail, draftId }, failure);
    return notSentOrUnknown(thrown);
  }
  const receipt = id ? await readReceipt(api, id, mail).catch(() => null) : null;
  if (receipt) return { kind: "sent", receipt };
  const reason = "Gmail took the mail, but its sent copy could not be read.";
  return { kind: "unknown", accepted: true, reason };
}

/** "Not a draft" is invalid too, and may mean that it went: only a draft that is still there proves the refusal. */
async function afterInvalid(
  api: GmailApi,
  { mail, draftId }: { mail: OutgoingMail; draftId: string },
  { reason }: VendorFailure,
): Promise<SendOutcome> {
  const looked = await lookUp(api, mail, draftId);
  if (looked.kind !== "sendable") return looked;
  return { kind: "not_sent", retry: false, retryAfterMs: null, reason };
}

async function lookUp(api: GmailApi, mail: OutgoingMail, draftId: string | null): Promise<LookUp> {
  try {
    if (draftId && (await hasDraft(api, draftId))) return { kind: "sendable" };
  } catch (thrown) {
    return notKnown(thrown);
  }
  return findOrUnknown(api, mail);
}

async function hasDraft(api: GmailApi, id: string): Promise<boolean> {
  try {
    await api.call((users, options) =>
      users.drafts.get({ userId: "me", id, format: "minimal" }, options),
    );
    return true;
  } catch (thrown) {
    if (failureOf(thrown)?.kind === "gone") return false;
    throw thrown;
  }
}

/** The draft is gone: it was sent, or somebody deleted it. A search that fails is not "not found". */
async function findOrUnknown(
  api: GmailApi,
  mail: OutgoingMail,
): Promise<Extract<LookUp, { kind: "sent" | "unknown" }>> {
  try {
    const receipt = await findSentCopy(api, mail);
    if (receipt) return { kind: "sent", receipt };
    return { kind: "unknown", reason: "Its draft is gone, and no sent copy was found." };
  } catch (thrown) {
    return notKnown(thrown);
  }
}
