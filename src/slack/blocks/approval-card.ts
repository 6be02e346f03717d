import type { KnownBlock } from "@slack/types";
import type { ApprovalCard, ThreadMessage } from "../../core/approvals/approval-card.ts";
import { cardButtons } from "./card-buttons.ts";
import { cardSentence, nounOf, plannedTime } from "./card-sentence.ts";
import type { Message } from "./message.ts";
import { fenceLine } from "./mrkdwn.ts";
import { context, fields, section, verbatim } from "./section.ts";
import { slackTime } from "./time.ts";

/**
 * Sections that hold the longest body there can be (10,000 characters), wherever it is cut: what a person
 * approves must be what they saw, to the last line.
 */
const WHOLE_BODY = 7;

/** How many messages of the conversation stand on a card. */
const SHOWN_OF_THREAD = 3;

/** One draft, with all that a person needs to decide on it; once decided, who did what and when. */
export function approvalCardMessage(card: ApprovalCard, user_id: string): Message {
  const sentence = cardSentence(card);
  const buttons = cardButtons(card, user_id);
  const blocks: KnownBlock[] = [
    section(sentence),
    fields(factsOf(card)),
    ...threadBlocks(card.thread),
    ...draftBlocks(card),
    context(...smallPrint(card)),
    ...(buttons ? [buttons] : []),
  ];
  return { text: sentence, blocks };
}

function factsOf(card: ApprovalCard): [string, string][] {
  const { lead } = card;
  const role = [lead.title, lead.company].filter((part) => part !== null).join(", ");
  const who = [lead.full_name, role, lead.address].filter((part) => part !== "");
  return [
    ["To", who.map((part) => fenceLine(part, 200)).join("\n")],
    [
      "From",
      card.mailbox ? fenceLine(card.mailbox) : "No mailbox is connected yet: `/sdr connect`",
    ],
    ["Campaign", `${fenceLine(card.campaign_name, 120)}\n${placeOf(card)}`],
    [
      timeLabel(card),
      card.state === "sent" && card.send_time ? slackTime(card.send_time) : plannedTime(card),
    ],
  ];
}

function placeOf(card: ApprovalCard): string {
  if (card.kind === "answer") return "An answer to their reply";
  return `Step ${card.step_number} of ${card.step_count}, ${nounOf(card)}`;
}

function timeLabel(card: ApprovalCard): string {
  if (card.state === "sent") return "Sent";
  return ["rejected", "skipped", "failed", "expired"].includes(card.state)
    ? "Was planned for"
    : "Goes";
}

function threadBlocks(thread: readonly ThreadMessage[]): KnownBlock[] {
  if (thread.length === 0) return [];
  const earlier = thread.length - SHOWN_OF_THREAD;
  const lines = thread.slice(-SHOWN_OF_THREAD).map((each) => {
    const who = each.direction === "inbound" ? "They" : "We";
    return `*${who} wrote* ${slackTime(each.at)}: ${fenceLine(each.text, 400)}`;
  });
  const more = earlier > 0 ? [`_${earlier} earlier in this conversation_`] : [];
  return [context(...more, ...lines)];
}

function draftBlocks(card: ApprovalCard): KnownBlock[] {
  const subject = card.subject ? [section(`*Subject:* ${fenceLine(card.subject, 250)}`)] : [];
  const body = verbatim(card.body === "" ? "(nothing written yet)" : card.body, WHOLE_BODY);
  const footer = card.footer.trim() ? [context(`Below it: ${fenceLine(card.footer, 600)}`)] : [];
  return [...subject, ...body, ...footer];
}

function smallPrint(card: ApprovalCard): string[] {
  const facts = card.facts
    .slice(0, 8)
    .map(
      (fact) =>
        `${fenceLine(fact.name, 60)} = ${fenceLine(fact.value, 120)} (${fenceLine(fact.source, 60)})`,
    );
  const personal =
    facts.length > 0
      ? `*Personalised with* ${facts.join(" · ")}`
      : "*Not personalised* beyond the template";
  const started = card.origin === "agent" ? "Started by an AI agent" : "Started by a person";
  const edited = card.edited ? " · edited by a person" : "";
  return [personal, `Written by ${fenceLine(card.author, 80)} · ${started}${edited}`];
}
