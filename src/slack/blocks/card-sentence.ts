import type { ApprovalCard } from "../../core/approvals/approval-card.ts";
import { fenceLine } from "./mrkdwn.ts";
import { leadTime, slackTime } from "./time.ts";

/** The first thing a person reads of a card: what it is about, or what was decided by whom and when. */
export function cardSentence(card: ApprovalCard): string {
  const to = `*${fenceLine(card.lead.full_name, 100)}*`;
  const what = nounOf(card);
  switch (card.state) {
    case "drafting":
      return `The ${what} to ${to} is being written.`;
    case "waiting":
      return `${withArticle(card)} to ${to} waits for your decision.`;
    case "expired":
      return `Nobody decided in time on the ${what} to ${to}, so it was not sent. Ask again, or skip it.`;
    case "approved":
      return `The ${what} to ${to} was ${decided(card, "approved")}. ${plannedFor(card)}`;
    case "sending":
      return `The ${what} to ${to} is being sent now. It was ${decided(card, "approved")}.`;
    case "sent":
      return `The ${what} to ${to} was sent${at(card.send_time)}${card.decided_by ? `, ${decided(card, "approved")}` : ""}.`;
    case "rejected":
      return `The ${what} to ${to} was ${decided(card, "rejected")}${because(card)}. No further message goes to them in this campaign.`;
    case "skipped":
      return `The ${what} to ${to} was ${decided(card, "skipped")}${because(card)}.`;
    case "failed":
      return `The ${what} to ${to} could not be sent${because(card)}.`;
    case "uncertain":
      return `It is not known whether the ${what} to ${to} was sent${because(card)}. Look into the sent mail of ${fenceLine(card.mailbox ?? "the mailbox", 100)}, then say what happened.`;
  }
}

/** `email`, `LinkedIn invitation` or `LinkedIn message`. */
export function nounOf(card: Pick<ApprovalCard, "channel">): string {
  if (card.channel === "email") return "email";
  return card.channel === "linkedin_invite" ? "LinkedIn invitation" : "LinkedIn message";
}

function withArticle(card: ApprovalCard): string {
  if (card.kind === "answer") return "An answer";
  return `${card.channel === "email" ? "An" : "A"} ${nounOf(card)}`;
}

/** When it goes: for the reader's clock, and in words for the lead's. */
export function plannedTime(card: ApprovalCard): string {
  if (!card.send_time) return "As soon as the send window opens";
  return `${slackTime(card.send_time)} for you, ${leadTime(card.send_time, card.lead_time_zone)} for them`;
}

function plannedFor(card: ApprovalCard): string {
  const put_off = card.reason ? ` Put off${because(card)}.` : "";
  if (!card.send_time) return `It goes as soon as the send window opens.${put_off}`;
  return `It goes ${slackTime(card.send_time)}, which is ${leadTime(card.send_time, card.lead_time_zone)} for them.${put_off}`;
}

function decided(card: ApprovalCard, verb: string): string {
  const edited = card.edited && verb === "approved" ? " (edited)" : "";
  const who = card.decided_by ? ` by ${fenceLine(card.decided_by, 80)}` : "";
  return `${verb}${edited}${who}${at(card.decided_at)}`;
}

function at(iso: string | null): string {
  return iso ? ` ${slackTime(iso)}` : "";
}

function because(card: ApprovalCard): string {
  return card.reason ? `: ${fenceLine(card.reason, 300).replace(/\.$/, "")}` : "";
}
