import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "../errors.ts";
import { SEND_ID_HEADER } from "../outbox/compose/compose-mail.ts";
import type {
  LookUp,
  Mailbox,
  MailboxAccount,
  MailboxProvider,
  OutgoingMail,
  SendOutcome,
  SendReceipt,
} from "../ports/mailbox.ts";
import { type GraphApi, openGraphApi } from "./graph-api.ts";
import { createGraphDraft } from "./graph-drafts.ts";
import { listGraphInbound } from "./graph-inbound.ts";
import { graphMessage } from "./graph-message.ts";
import { findGraphCopy, readDraft, readGraphReceipt } from "./graph-sent.ts";
import { mimeHeader } from "./mime-header.ts";
import { notKnown, notSentOrUnknown } from "./not-sent-or-unknown.ts";
import { failureOf, type VendorFailure } from "./vendor-refusal.ts";

export type OutlookOptions = {
  apiUrl?: string;
  timeoutMs?: number;
  /** Waits before each look for the copy of a mail just taken, in ms. */
  copyWithinMs?: readonly number[];
};

/** Ten seconds in all; what is not there by then is looked for when the claim runs out. */
const COPY_WITHIN_MS = [100, 400, 1_000, 2_500, 6_000];

/**
 * Mailboxes of Microsoft 365 and Outlook.com behind Microsoft Graph. A draft with an immutable id is the
 * one-shot token of a mail: sending moves that very message to Sent Items, where its id still finds it.
 */
export function outlookProvider(options: OutlookOptions = {}): MailboxProvider {
  return {
    provider: "outlook",
    kind: "real",
    open: async (account) => {
      const api = openGraphApi({
        apiUrl: options.apiUrl ?? "https://graph.microsoft.com/",
        timeoutMs: options.timeoutMs ?? 30_000,
        accessToken: tokensOf(account),
      });
      return openMailbox(api, {
        copyWithinMs: options.copyWithinMs ?? COPY_WITHIN_MS,
        own: account.address.address,
      });
    },
  };
}

function tokensOf(account: MailboxAccount): NonNullable<MailboxAccount["accessToken"]> {
  if (account.accessToken) return account.accessToken;
  throw new AppError("not_connected", {
    say: `Microsoft's access to ${account.address.address} is missing.`,
    next: "Connect it again with /sdr connect outlook.",
  });
}

function openMailbox(
  api: GraphApi,
  { copyWithinMs, own }: { copyWithinMs: readonly number[]; own: string },
): Mailbox {
  return {
    prepare: (mail) => createGraphDraft(api, mail),
    send: (mail, draftId) => sendDraft(api, { mail, draftId }, copyWithinMs),
    lookUp: (mail, draftId) => lookUp(api, mail, draftId),
    readSent: (receipt) => readSent(api, receipt),
    listInbound: (cursor, since) => listGraphInbound(api, cursor, { since, own }),
    check: async () => {
      const inbox = { path: "mailFolders/inbox", query: { $select: "id" } };
      await api.read(graphMessage.pick({ id: true }), inbox);
      return { canReadReplies: true };
    },
    close: async () => undefined,
  };
}

type Token = { mail: OutgoingMail; draftId: string | null };

async function sendDraft(
  api: GraphApi,
  { mail, draftId }: Token,
  copyWithinMs: readonly number[],
): Promise<SendOutcome> {
  if (!draftId)
    return { kind: "not_sent", retry: true, retryAfterMs: null, reason: "No draft was made." };
  try {
    await api.bytes({ method: "POST", path: `messages/${encodeURIComponent(draftId)}/send` });
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure?.kind === "gone") return findOrUnknown(api, mail);
    if (!failure || failure.kind === "unclear") return notSentOrUnknown(thrown);
    return afterRefusal(api, { mail, draftId }, failure);
  }
  for (const ms of copyWithinMs) {
    await pause(ms);
    const receipt = await readGraphReceipt(api, draftId).catch(() => null);
    if (receipt) return { kind: "sent", receipt };
  }
  const reason = "Outlook took the mail, but its sent copy is not there yet.";
  return { kind: "unknown", accepted: true, reason };
}

/** A mail that is no draft any more is refused too: for good only when the draft proves that it is still there. */
async function afterRefusal(
  api: GraphApi,
  { mail, draftId }: Token,
  { kind, retryAfterMs, reason }: VendorFailure,
): Promise<SendOutcome> {
  const later: SendOutcome = { kind: "not_sent", retry: true, retryAfterMs, reason };
  if (retryAfterMs !== null || kind === "no_access") return later;
  const looked = await lookUp(api, mail, draftId);
  if (looked.kind === "sent" || (looked.kind === "unknown" && looked.accepted)) return looked;
  if (kind === "refused") return later;
  return looked.kind === "sendable" ? { ...later, retry: false } : looked;
}

async function lookUp(api: GraphApi, mail: OutgoingMail, draftId: string | null): Promise<LookUp> {
  try {
    const found = draftId ? await readDraft(api, draftId) : null;
    if (found) return found;
  } catch (thrown) {
    return notKnown(thrown);
  }
  return findOrUnknown(api, mail);
}

/** Nothing has the draft's id: its copy lags, or somebody deleted it. A search that fails is not "not found". */
async function findOrUnknown(
  api: GraphApi,
  mail: OutgoingMail,
): Promise<Extract<LookUp, { kind: "sent" | "unknown" }>> {
  try {
    const receipt = await findGraphCopy(api, mail);
    if (receipt) return { kind: "sent", receipt };
    return { kind: "unknown", reason: "Its draft is gone, and no sent copy was found." };
  } catch (thrown) {
    return notKnown(thrown);
  }
}

async function readSent(api: GraphApi, { providerId, messageId }: SendReceipt) {
  const raw = await api.bytes({ path: `messages/${encodeURIComponent(providerId)}/$value` });
  return { messageId, sendId: mimeHeader(raw, SEND_ID_HEADER) };
}
