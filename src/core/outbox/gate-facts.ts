import type { SendWindow } from "../sequences/send-window.ts";

/** All that decides whether a touch may leave now; read in one transaction, judged by pure code. */
export type GateFacts = {
  now: Date;
  sending: { on: boolean; reason: string | null };
  touch: {
    kind: string;
    channel: string;
    draft_version: number;
    approval_state: string;
    send_time: Date | null;
    /** Why `send_time` was moved, where it was. */
    deferred_reason: string | null;
    /** The approval was given for exactly the content as it stands. */
    approval_holds: boolean;
    /** The campaign's mode approved it, and now asks for a person. */
    approval_outlived: boolean;
  };
  campaign: { name: string; status: string; paused_reason: string | null };
  /** Null for an answer to somebody who is no longer enrolled. */
  enrollment: { status: string; stop_reason: string | null } | null;
  lead: {
    name: string;
    status: string;
    held_until: Date | null;
    do_not_contact_reason: string | null;
  };
  recipient: string;
  suppression: { scope: string; reason: string } | null;
  /** An inbound message that a sequence step must respect, or that is newer than the one answered. */
  newer_reply: boolean;
  /** The first step before this one that is neither sent nor left out; `failed` when it was given up. */
  step_before: { step_number: number; failed: boolean } | null;
  /** When its delay after the last message that was really sent is over; null for the first. */
  not_before: Date | null;
  first_touch: boolean;
  window: SendWindow | null;
  zone: string;
  mailbox: MailboxFacts | null;
};

export type MailboxFacts = {
  address: string;
  kind: "real" | "sandbox";
  takes_channel: boolean;
  status: string;
  paused_reason: string | null;
  breaker_until: Date | null;
  next_free_at: Date | null;
  /** Sent on the mailbox's local day, and the most it may send that day. */
  sent_today: number;
  cap: number;
  /** Start of its next local day. */
  next_day: Date;
  can_read_replies: boolean;
  /** How long ago its inbox was read to its end, by the real clock; null while fetched mail lies unread. */
  inbox_age_ms: number | null;
  has_unsubscribe: boolean;
};
