import type { KnownBlock } from "@slack/types";
import type { Stats } from "../results.ts";
import { actions, commandButton } from "./button.ts";
import { campaignLines } from "./campaigns-message.ts";
import type { Message } from "./message.ts";
import { count, percent } from "./mrkdwn.ts";
import { fields, section } from "./section.ts";
import { chartInWords, drawChart } from "./stats-chart.ts";

/** More steps than this, of several versions, are left out; the oldest wordings of a step come last. */
const MOST_STEPS = 30;

/** The six figures, the rates, and a picture of sent, replied and positive by day. */
export function statsMessage(stats: Stats): Message {
  const { figures } = stats;
  const rates = `reply rate *${percent(stats.reply_rate)}*, positive *${percent(stats.positive_rate)}*`;
  const text = stats.campaign
    ? `${campaignLines(stats.campaign)}\nOf the leads written to: ${rates}.`
    : `*${count(figures.messages_sent, "message")}* sent, *${count(figures.replies_received, "reply", "replies")}*, ${rates}.`;
  const blocks: KnownBlock[] = [
    section(text),
    ...(stats.campaign ? [] : [sixFigures(figures)]),
    section(drawChart(stats.by_day)),
    ...stats.steps.slice(0, MOST_STEPS).map(stepBlock),
    actions(commandButton("Campaigns", "campaigns"), commandButton("Replies", "replies")),
  ];
  return { text: `${text} ${chartInWords(stats.by_day)}`, blocks };
}

function sixFigures(figures: Stats["figures"]): KnownBlock {
  const shown = (amount: number) => amount.toLocaleString("en-US");
  return fields([
    ["Leads", shown(figures.total_leads)],
    ["Campaigns", shown(figures.total_campaigns)],
    ["Running campaigns", shown(figures.active_campaigns)],
    ["Messages sent", shown(figures.messages_sent)],
    ["Replies", shown(figures.replies_received)],
    ["Positive replies", shown(figures.positive_replies)],
  ]);
}

type StepResults = Stats["steps"][number];

/** What came of a step, wording by wording, and whether one of them leads. */
function stepBlock({ step_number, sequence_version, variants, verdict }: StepResults): KnownBlock {
  const lines = variants.map((one) => {
    const name = one.variant === null ? "Own words" : `Wording ${one.variant}`;
    const rate = percent(one.sent === 0 ? null : one.replies / one.sent);
    const answers = `${count(one.replies, "reply", "replies")} (${rate}), ${one.positive} positive`;
    const losses = `${count(one.opt_outs, "opt-out")}, ${count(one.bounces, "bounce")}`;
    return `${name}: ${one.sent} sent, ${answers}, ${losses}`;
  });
  const since = sequence_version > 1 ? ` (version ${sequence_version} of the steps)` : "";
  return section([`*Step ${step_number}*${since}`, ...lines, verdict ?? ""].join("\n").trim());
}
