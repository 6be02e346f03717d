import { setTimeout as pause } from "node:timers/promises";
import type {
  Mailbox,
  MailboxProvider,
  OutgoingMail,
  SendOutcome,
  SendReceipt,
} from "../../src/core/ports/mailbox.ts";

/** What the vendor does with one send: `deliver` and then whether its answer arrives. */
export type VendorTurn =
  | "answer"
  | "deliver_and_lose_answer"
  | "lose_without_delivering"
  | "deliver_and_throw"
  | "hang"
  | { refuse: string }
  | { later: string; retryAfterMs?: number };

/** A mail service outside the product, which does as told and counts what it really delivered. */
export type ScriptedVendor = {
  provider: MailboxProvider;
  /** Everything that reached somebody, in the order in which it did. */
  delivered: OutgoingMail[];
  timesDelivered(send_id: string): number;
  /** Of all drafts it was ever asked to make, for one touch. */
  draftsMade(send_id: string): number;
  /** The turns of the next sends of a touch; after them it answers. */
  plan(send_id: string, ...turns: VendorTurn[]): void;
  /** What the next calls to prepare, or to look up, throw for a touch. */
  failPrepare(send_id: string, ...errors: Error[]): void;
  failLookUp(send_id: string, ...errors: Error[]): void;
  /** Lets hung sends go on: they deliver and answer late. */
  wake(): void;
  /** How many sends were under way at once, at most. */
  mostAtOnce(): number;
};

export type VendorOptions = {
  /** One-shot drafts, as Gmail and Graph have them; false: like SMTP, which forgets what it took. */
  tokens?: boolean;
  /** How long a send takes, in ms. */
  takesMs?: number;
};

export function scriptedVendor({ tokens = true, takesMs = 0 }: VendorOptions = {}): ScriptedVendor {
  const delivered: OutgoingMail[] = [];
  const receipts = new Map<string, SendReceipt>();
  const drafts = new Map<string, OutgoingMail>();
  const made: string[] = [];
  const turns = new Map<string, VendorTurn[]>();
  const prepareErrors = new Map<string, Error[]>();
  const lookUpErrors = new Map<string, Error[]>();
  const hung: (() => void)[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;

  /** Null when the draft was used up, or never made: a one-shot token works once. */
  function deliver(mail: OutgoingMail, draftId: string | null): SendReceipt | null {
    if (tokens && !drafts.delete(draftId ?? "")) return null;
    const place = delivered.push(mail);
    // Like Gmail, it puts its own Message-ID in the place of ours.
    const receipt = {
      providerId: `vendor-${place}`,
      messageId: `<vendor-${place}@mail.vendor.example>`,
      threadId: mail.threadId ?? `thread-${place}`,
    };
    receipts.set(mail.sendId, receipt);
    return receipt;
  }

  async function take(mail: OutgoingMail, draftId: string | null): Promise<SendOutcome> {
    const turn = turns.get(mail.sendId)?.shift() ?? "answer";
    if (turn === "hang") await new Promise<void>((resolve) => hung.push(resolve));
    if (turn === "lose_without_delivering") return LINE_BROKE;
    return typeof turn === "object" ? refusal(turn) : answer(turn, deliver(mail, draftId));
  }

  const mailbox: Mailbox = {
    async prepare(mail) {
      const error = prepareErrors.get(mail.sendId)?.shift();
      if (error) throw error;
      if (!tokens) return null;
      const draftId = `draft-${made.push(mail.sendId)}`;
      drafts.set(draftId, mail);
      return { draftId };
    },
    async send(mail, draftId) {
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      if (takesMs > 0) await pause(takesMs);
      return take(mail, draftId).finally(() => {
        atOnce -= 1;
      });
    },
    async lookUp(mail, draftId) {
      const error = lookUpErrors.get(mail.sendId)?.shift();
      if (error) throw error;
      const receipt = receipts.get(mail.sendId);
      if (tokens && receipt) return { kind: "sent", receipt };
      if (tokens && drafts.has(draftId ?? "")) return { kind: "sendable" };
      return { kind: "unknown", reason: "the vendor cannot tell" };
    },
    listInbound: async (cursor) => ({ mails: [], cursor, more: false }),
    check: async () => ({ canReadReplies: true }),
    close: async () => undefined,
  };

  return {
    provider: { provider: "sandbox", kind: "sandbox", open: async () => mailbox },
    delivered,
    timesDelivered: (send_id) => delivered.filter((mail) => mail.sendId === send_id).length,
    draftsMade: (send_id) => made.filter((id) => id === send_id).length,
    plan: (send_id, ...planned) => void turns.set(send_id, planned),
    failPrepare: (send_id, ...errors) => void prepareErrors.set(send_id, errors),
    failLookUp: (send_id, ...errors) => void lookUpErrors.set(send_id, errors),
    wake: () => {
      for (const resume of hung.splice(0)) resume();
    },
    mostAtOnce: () => mostAtOnce,
  };
}

const LINE_BROKE: SendOutcome = { kind: "unknown", reason: "the line broke" };

function answer(turn: VendorTurn, receipt: SendReceipt | null): SendOutcome {
  if (!receipt) return { kind: "unknown", reason: "there is no such draft" };
  if (turn === "deliver_and_throw") throw new Error("socket hang up");
  return turn === "deliver_and_lose_answer" ? LINE_BROKE : { kind: "sent", receipt };
}

function refusal(turn: { refuse: string } | { later: string; retryAfterMs?: number }): SendOutcome {
  if ("refuse" in turn)
    return { kind: "not_sent", retry: false, retryAfterMs: null, reason: turn.refuse };
  const retryAfterMs = turn.retryAfterMs ?? null;
  return { kind: "not_sent", retry: true, retryAfterMs, reason: turn.later };
}
