import type { Prisma } from "../db/generated/client.ts";
import type { MailboxFacts } from "./gate-facts.ts";
import { capOn, countHolds, localDay, nextLocalDay } from "./mailbox-cap.ts";

type MailboxRow = Prisma.MailboxGetPayload<object>;

/** What a mailbox's day allows: its date there, the most it may send on it, and when the next one begins. */
export type MailboxDay = Pick<MailboxFacts, "cap" | "next_day"> & { today: string };

/** The day of a mailbox at an instant, in the mailbox's own zone. */
export function mailboxDay(mailbox: MailboxRow, now: Date): MailboxDay {
  return {
    today: localDay(now, mailbox.time_zone).toString(),
    cap: capOn(mailbox, now),
    next_day: nextLocalDay(now, mailbox.time_zone),
  };
}

/** Only the sandbox stands in for LinkedIn, unless it rests beside a real mailbox. */
export function takesLinkedin(kind: MailboxFacts["kind"], mailbox: { status: string }): boolean {
  return kind === "sandbox" && mailbox.status === "ok";
}

export type Around = {
  channel: string;
  kind: MailboxFacts["kind"];
  day: MailboxDay;
  inbox_age_ms: number | null;
  /** Pages of ours can take an opt-out. */
  has_public_url: boolean;
};

/** A stored mailbox as the gate judges it, for one touch at one instant. */
export function mailboxFacts(mailbox: MailboxRow, around: Around): MailboxFacts {
  const { channel, kind, day } = around;
  return {
    address: mailbox.address,
    kind,
    takes_channel: channel === "email" || takesLinkedin(kind, mailbox),
    status: mailbox.status,
    paused_reason: mailbox.paused_reason,
    breaker_until: mailbox.breaker_until,
    next_free_at: mailbox.next_free_at,
    sent_today: countHolds(mailbox.sent_day, day.today) ? mailbox.sent_count : 0,
    cap: day.cap,
    next_day: day.next_day,
    can_read_replies: mailbox.can_read_replies,
    inbox_age_ms: around.inbox_age_ms,
    has_unsubscribe: around.has_public_url || mailbox.can_read_replies,
  };
}
