import type { KnownBlock } from "@slack/types";
import type { Simulation } from "../results.ts";
import { actions, commandButton } from "./button.ts";
import type { Message } from "./message.ts";
import { count, fenceLine } from "./mrkdwn.ts";
import { context, section } from "./section.ts";
import { dayInWords, leadTime, slackTime } from "./time.ts";

/** What is shown of each list; the rest is counted. */
const MOST = { touches: 10, days: 14, reasons: 8, blockers: 5 };

/** What a campaign would send: the figures, what holds it, the days, the first messages, and who gets nothing. */
export function simulationMessage(simulation: Simulation): Message {
  const { campaign, touches, blockers } = simulation;
  const text = `*${fenceLine(campaign.name, 120)}* ${inOneSentence(simulation)}`;
  const next = touches.filter(({ outcome }) => outcome === "would_send").slice(0, MOST.touches);
  const blocks: KnownBlock[] = [
    section(text),
    ...blockers.slice(0, MOST.blockers).map(blockerBlock),
    ...dayBlocks(simulation),
    ...(next.length > 0 ? [section(`*First messages*\n${next.map(touchLine).join("\n")}`)] : []),
    ...reasonBlocks(simulation),
    context(...smallPrint(simulation)),
    actions(commandButton("Campaigns", "campaigns"), commandButton("Approve drafts", "approve")),
  ];
  return { text, blocks };
}

function inOneSentence({ totals, first_at, last_at }: Simulation): string {
  const never = totals.never > 0 ? ` ${count(totals.never, "message")} would not go.` : "";
  if (!first_at || !last_at) return `would send nothing.${never}`;
  const from = slackTime(first_at);
  const to = first_at === last_at ? "" : `, the last one ${slackTime(last_at)}`;
  return `would send *${count(totals.would_send, "message")}*, the first one ${from}${to}.${never}`;
}

function blockerBlock({ reason, next }: Simulation["blockers"][number]): KnownBlock {
  return section(
    `*Held back now:* ${fenceLine(reason, 400)}${next ? ` ${fenceLine(next, 300)}` : ""}`,
  );
}

function dayBlocks({ by_day, time_zone }: Simulation): KnownBlock[] {
  if (by_day.length === 0) return [];
  const lines = by_day
    .slice(0, MOST.days)
    .map(({ day, would_send }) => `${dayInWords(day)}: ${would_send}`);
  const more = by_day.length - lines.length;
  if (more > 0) lines.push(`… and ${count(more, "more day")}`);
  return [section(`*By day* (${fenceLine(time_zone, 60)})\n${lines.join("\n")}`)];
}

function touchLine(touch: Simulation["touches"][number]): string {
  const at = touch.at ? leadTime(touch.at, touch.time_zone) : "";
  const from = touch.mailbox ? `, from ${fenceLine(touch.mailbox, 60)}` : "";
  return `• ${fenceLine(touch.full_name, 80)}, step ${touch.step_number}: ${fenceLine(at, 60)}${from}`;
}

function reasonBlocks({ never_because }: Simulation): KnownBlock[] {
  if (never_because.length === 0) return [];
  const lines = never_because
    .slice(0, MOST.reasons)
    .map(({ reason, touches }) => `• ${touches}: ${fenceLine(reason, 200)}`);
  const more = never_because.length - lines.length;
  if (more > 0) lines.push(`… and ${count(more, "more reason")}`);
  return [section(`*Would not go*\n${lines.join("\n")}`)];
}

function smallPrint({ assumptions, totals, leads_left_out }: Simulation): string[] {
  return [
    `Nothing was sent or stored. ${assumptions.map((one) => fenceLine(one, 300)).join(" ")}`,
    ...(totals.later > 0 ? [`${count(totals.later, "message")} later than I looked.`] : []),
    ...(leads_left_out > 0 ? [`${count(leads_left_out, "more lead")} not looked at.`] : []),
  ];
}
