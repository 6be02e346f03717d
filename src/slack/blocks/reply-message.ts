import type { ActionsBlock, KnownBlock, StaticSelect } from "@slack/types";
import type { Reply } from "../../core/replies/reply.ts";
import { packOwned } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import { actions, button, confirm } from "./button.ts";
import { option } from "./input.ts";
import { intentWords, REPLY_INTENTS } from "./intent-words.ts";
import type { Message } from "./message.ts";
import { fenceLine, percent, quote } from "./mrkdwn.ts";
import { context, section } from "./section.ts";
import { slackTime } from "./time.ts";

/** One reply: what it means, how sure that is, its own words as a quotation, and what to do with it. */
export function replyMessage(reply: Reply, user_id: string): Message {
  const sentence = replySentence(reply);
  const blocks: KnownBlock[] = [
    section(sentence),
    section(quote(reply.text.trim() || "(no text)", 2200)),
    context(...smallPrint(reply)),
    ...(reply.handled ? [] : [replyButtons(reply, user_id)]),
  ];
  return { text: sentence, blocks };
}

function replySentence(reply: Reply): string {
  const company = reply.company ? ` (${fenceLine(reply.company, 80)})` : "";
  const who = `*${fenceLine(reply.full_name, 100)}*${company}`;
  const done = reply.handled ? " Done." : "";
  return `${who} replied: *${intentWords(reply.intent)}*.${done}`;
}

function smallPrint(reply: Reply): string[] {
  const sure = reply.corrected_by
    ? `Labelled by ${fenceLine(reply.corrected_by, 80)}`
    : `${percent(reply.confidence)} sure`;
  const campaign = reply.campaign_name ? ` · ${fenceLine(reply.campaign_name, 120)}` : "";
  const people = reply.referrals.map((person) =>
    [person.name, person.email].flatMap((part) => (part ? [fenceLine(part, 100)] : [])).join(", "),
  );
  const referrals = people.length > 0 ? [`Points to: ${people.slice(0, 5).join(" · ")}`] : [];
  const from = reply.email ? ` · from ${fenceLine(reply.email, 120)}` : "";
  return [`${sure} · ${slackTime(reply.received_at)}${from}${campaign}`, ...referrals];
}

function replyButtons(reply: Reply, user_id: string): ActionsBlock {
  const value = packOwned(user_id, reply.message_id);
  const name = reply.full_name;
  const referrals = reply.referrals.slice(0, 3).map((person, index) =>
    button({
      action: index === 0 ? ACTIONS.addReferral : `${ACTIONS.addReferral}.${index}`,
      label: `Add ${person.name ?? person.email ?? "referral"}`,
      value: packOwned(user_id, reply.message_id, String(index)),
    }),
  );
  return actions(
    button({
      action: ACTIONS.answerReply,
      label: "Draft an answer",
      value,
      style: "primary",
      spoken: `Draft an answer to ${name}`,
    }),
    relabelMenu(reply, user_id),
    ...referrals,
    button({
      action: ACTIONS.suppressLead,
      label: "Suppress",
      value: packOwned(user_id, reply.lead_id, reply.message_id),
      style: "danger",
      spoken: `Never contact ${name} again`,
      confirm: confirm({
        title: "Never contact them again?",
        text: `${name} gets no further message from any campaign. This cannot be undone here.`,
        yes: "Suppress",
      }),
    }),
    button({
      action: ACTIONS.replyDone,
      label: "Done",
      value,
      spoken: `Done with ${name}'s reply`,
    }),
  );
}

function relabelMenu(reply: Reply, user_id: string): StaticSelect {
  return {
    type: "static_select",
    action_id: ACTIONS.relabelReply,
    placeholder: { type: "plain_text", text: "Wrong label?" },
    options: REPLY_INTENTS.map((intent) =>
      option(packOwned(user_id, reply.message_id, intent), intentWords(intent)),
    ),
  };
}
