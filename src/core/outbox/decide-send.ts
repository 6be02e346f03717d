import { isOpen, nextOpening } from "../sequences/send-window.ts";
import type { GateFacts, MailboxFacts } from "./gate-facts.ts";
import { isReservedAddress } from "./is-reserved-address.ts";
import { sayCampaign, sayMailboxStatus, saySuppression } from "./say-status.ts";

/**
 * The gate's answer. `deferred`: later, by itself. `blocked`: a person must do something. `skip`: never.
 * `failed`: given up. Every refusal is a sentence a salesperson understands.
 */
export type Refusal =
  | { kind: "deferred"; until: Date; reason: string }
  | { kind: "blocked"; reason: string; next: string }
  | { kind: "unapproved"; reason: string; next: string }
  | { kind: "skip"; reason: string }
  | { kind: "failed"; reason: string; next: string };

export type Verdict = { kind: "go" } | Refusal;

/** Replies older than this many ms unread make follow-ups wait: we could be writing past an answer. */
const INBOX_FRESH_MS = 10 * 60_000;

/** A step that waits for the one before it looks again after this, in ms. */
const STEP_BEFORE_RECHECK_MS = 5 * 60_000;

/** Why a step on LinkedIn is left out without an account there: it must not hold up the mails after it. */
export const NO_LINKEDIN = "LinkedIn is not connected";

type Check = (facts: GateFacts) => Verdict | null;

/** First what must never happen, then what a person holds back, then what only waits. */
const CHECKS: readonly Check[] = [
  refusePerson,
  refuseStopped,
  refuseUnapproved,
  refuseSwitchedOff,
  refuseRecipient,
  refuseMailbox,
  waitForStepBefore,
  waitForTime,
  waitForInbox,
  waitForWindow,
  waitForMailbox,
];

/** Whether a touch may leave now. Pure: the same facts give the same answer in a send, in `why` and in a simulation. */
export function decideSend(facts: GateFacts): Verdict {
  for (const check of CHECKS) {
    const verdict = check(facts);
    if (verdict) return verdict;
  }
  return { kind: "go" };
}

function refusePerson(facts: GateFacts): Verdict | null {
  const { suppression, lead } = facts;
  if (suppression) return { kind: "skip", reason: saySuppression(suppression) };
  if (lead.status === "unsubscribed") return { kind: "skip", reason: "unsubscribed" };
  if (lead.do_not_contact_reason)
    return { kind: "skip", reason: `do not contact: ${lead.do_not_contact_reason}` };
  return null;
}

function refuseStopped(facts: GateFacts): Verdict | null {
  if (facts.newer_reply) {
    const reason = facts.touch.kind === "answer" ? "a newer reply came in" : "replied";
    return { kind: "skip", reason };
  }
  if (facts.touch.kind === "answer") return null;
  const { enrollment } = facts;
  if (!enrollment) return { kind: "skip", reason: "not enrolled any more" };
  if (enrollment.status === "paused") {
    return {
      kind: "blocked",
      reason: `${facts.lead.name} is paused in this campaign.`,
      next: "Look at /sdr replies for what they wrote, and skip this step on its card.",
    };
  }
  if (enrollment.status !== "active")
    return {
      kind: "skip",
      reason: enrollment.stop_reason ?? enrollment.status.replaceAll("_", " "),
    };
  return null;
}

function refuseUnapproved(facts: GateFacts): Verdict | null {
  const { touch } = facts;
  if (touch.approval_state === "approved" && touch.approval_holds) {
    if (!touch.approval_outlived) return null;
    return {
      kind: "unapproved",
      reason: "No person approved it, and the campaign's settings now ask for one.",
      next: "Approve it with /sdr approve.",
    };
  }
  if (touch.approval_state === "approved") {
    return {
      kind: "unapproved",
      reason: "The recipient, the mailbox or the text changed after it was approved.",
      next: "Approve it again in Slack.",
    };
  }
  if (touch.draft_version === 0) return undrafted(facts);
  return {
    kind: "unapproved",
    reason: "It waits for a person's approval.",
    next: "Approve it with /sdr approve.",
  };
}

/** A step is drafted once the one before it was sent or left out. */
function undrafted({ step_before, lead }: GateFacts): Verdict {
  if (step_before?.failed)
    return { ...afterFailed(step_before.step_number, lead.name), kind: "unapproved" };
  const next = step_before
    ? `Look at step ${step_before.step_number} first.`
    : "Wait a moment, or start the campaign.";
  const reason = step_before
    ? `It is drafted once step ${step_before.step_number} was sent.`
    : "The draft is not written yet.";
  return { kind: "unapproved", reason, next };
}

function afterFailed(step_number: number, name: string) {
  return {
    reason: `Step ${step_number} to ${name} could not be sent, and this one comes after it.`,
    next: `Have step ${step_number} drafted again, or skip it.`,
  };
}

/** What holds back a whole campaign, or everything: the switch, and a campaign that does not run. */
export function refuseSwitchedOff(
  facts: Pick<GateFacts, "sending" | "campaign"> & { touch: Pick<GateFacts["touch"], "kind"> },
): Extract<Refusal, { kind: "blocked" }> | null {
  if (!facts.sending.on) {
    return {
      kind: "blocked",
      reason: `Sending is switched off${facts.sending.reason ? `: ${facts.sending.reason}` : ""}.`,
      next: "Switch it on again with /sdr resume-all.",
    };
  }
  const { campaign } = facts;
  if (campaign.status === "active" || facts.touch.kind === "answer") return null;
  return { kind: "blocked", ...sayCampaign(campaign) };
}

function refuseRecipient(facts: GateFacts): Verdict | null {
  const what = facts.touch.channel === "email" ? "e-mail address" : "LinkedIn profile";
  if (!facts.recipient) {
    return {
      kind: "failed",
      reason: `${facts.lead.name} has no ${what}.`,
      next: `Add the ${what} and enroll again.`,
    };
  }
  if (facts.mailbox?.kind === "real" && isReservedAddress(facts.recipient)) {
    return {
      kind: "failed",
      reason: `${facts.recipient} is an example address (RFC 2606) that no real mailbox may write to.`,
      next: "Correct the address and enroll again.",
    };
  }
  return null;
}

function refuseMailbox({ mailbox, touch, first_touch }: GateFacts): Verdict | null {
  if (touch.channel !== "email" && !mailbox?.takes_channel) {
    return { kind: "skip", reason: NO_LINKEDIN };
  }
  if (!mailbox) {
    return {
      kind: "blocked",
      reason: "No mailbox is connected.",
      next: "Connect one with /sdr connect.",
    };
  }
  if (mailbox.status !== "ok") {
    const why = mailbox.paused_reason ? `: ${mailbox.paused_reason}` : "";
    return {
      kind: "blocked",
      reason: `The mailbox ${mailbox.address} ${sayMailboxStatus(mailbox.status)}${why}.`,
      next: "Check it with /sdr connect.",
    };
  }
  if (mailbox.kind === "real" && touch.channel === "email" && !mailbox.has_unsubscribe) {
    return {
      kind: "blocked",
      reason:
        "There is no way to unsubscribe: PUBLIC_URL is not set and replies to this mailbox cannot be read.",
      next: "Set PUBLIC_URL, or connect the mailbox's inbox.",
    };
  }
  if (!mailbox.can_read_replies && !first_touch) {
    return {
      kind: "blocked",
      reason: `Replies to ${mailbox.address} cannot be read, so only first messages leave from it.`,
      next: "Connect its inbox (IMAP_URL).",
    };
  }
  return null;
}

function waitForStepBefore({ step_before, lead, now }: GateFacts): Verdict | null {
  if (!step_before) return null;
  const { step_number, failed } = step_before;
  if (failed) return { ...afterFailed(step_number, lead.name), kind: "blocked" };
  return {
    kind: "deferred",
    until: new Date(now.getTime() + STEP_BEFORE_RECHECK_MS),
    reason: `Step ${step_number} comes first.`,
  };
}

function waitForTime({ lead, touch, not_before, now }: GateFacts): Verdict | null {
  if (touch.kind !== "answer" && lead.held_until && lead.held_until > now) {
    return {
      kind: "deferred",
      until: lead.held_until,
      reason: `${lead.name} is held until then: out of office, or their mail was turned away for now.`,
    };
  }
  if (not_before && not_before > now) {
    return {
      kind: "deferred",
      until: not_before,
      reason: "Its delay after the message before is not over.",
    };
  }
  if (touch.send_time && touch.send_time > now) {
    const reason = touch.deferred_reason ?? "Its time has not come.";
    return { kind: "deferred", until: touch.send_time, reason };
  }
  return null;
}

function waitForInbox({ mailbox, first_touch, now }: GateFacts): Verdict | null {
  if (first_touch || !mailbox) return null;
  if (mailbox.inbox_age_ms !== null && mailbox.inbox_age_ms <= INBOX_FRESH_MS) return null;
  return {
    kind: "deferred",
    until: new Date(now.getTime() + 60_000),
    reason: `The inbox of ${mailbox.address} was not read to its end in the last ten minutes, so an answer could be waiting there.`,
  };
}

function waitForWindow({ touch, window, zone, now }: GateFacts): Verdict | null {
  if (touch.kind === "answer" || !window || isOpen(window, zone, now)) return null;
  return {
    kind: "deferred",
    until: nextOpening(window, zone, now),
    reason: `Outside the sending hours in ${zone}.`,
  };
}

function waitForMailbox({ mailbox, now }: GateFacts): Verdict | null {
  return mailbox && (waitForBreaker(mailbox, now) ?? waitForCap(mailbox, now));
}

function waitForBreaker(mailbox: MailboxFacts, now: Date): Verdict | null {
  if (!mailbox.breaker_until || mailbox.breaker_until <= now) return null;
  return {
    kind: "deferred",
    until: mailbox.breaker_until,
    reason: `The mailbox ${mailbox.address} failed several times and rests.`,
  };
}

function waitForCap(mailbox: MailboxFacts, now: Date): Verdict | null {
  if (mailbox.sent_today >= mailbox.cap) {
    return {
      kind: "deferred",
      until: mailbox.next_day,
      reason: `${mailbox.address} has sent its ${mailbox.cap} messages for today.`,
    };
  }
  if (mailbox.next_free_at && mailbox.next_free_at > now) {
    return {
      kind: "deferred",
      until: mailbox.next_free_at,
      reason: `${mailbox.address} keeps a gap between two messages.`,
    };
  }
  return null;
}
