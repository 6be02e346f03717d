import type { KnownBlock } from "@slack/types";
import { packOwned } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import type { Sending } from "../results.ts";
import { actions, button, commandButton, confirm } from "./button.ts";
import type { Message } from "./message.ts";
import { count, fenceLine } from "./mrkdwn.ts";
import { section } from "./section.ts";
import { slackTime } from "./time.ts";

/** Whether this installation sends, and what would leave first; switched on only behind a question. */
export function sendingMessage(sending: Sending, user_id: string): Message {
  const text = sentence(sending);
  const blocks: KnownBlock[] = [section(text), ...dueLines(sending)];
  const buttons = [
    ...(sending.on
      ? [commandButton("Pause everything", "pause-all")]
      : [switchOn(sending, user_id)]),
    ...(sending.uncertain > 0 ? [commandButton("See the uncertain ones", "failed")] : []),
  ];
  return { text, blocks: [...blocks, actions(...buttons)] };
}

function sentence({ on, reason, due, uncertain }: Sending): string {
  const asked =
    uncertain > 0
      ? ` ${count(uncertain, "message")} may or may not have gone out before: say which first.`
      : "";
  if (on) return `Sending is on. ${count(due, "approved message")} ${areDue(due)}.${asked}`;
  const why = reason ? `: ${fenceLine(reason, 300)}` : "";
  return `Sending is switched off for this whole installation${why}. ${count(due, "approved message")} ${areDue(due)}.${asked}`;
}

function areDue(due: number): string {
  return due === 1 ? "is due" : "are due";
}

function dueLines({ first_due, due }: Sending): KnownBlock[] {
  if (first_due.length === 0) return [];
  const lines = first_due.map(
    ({ lead_name, campaign_name, send_time }) =>
      `${fenceLine(lead_name, 100)} in ${fenceLine(campaign_name, 100)}, planned for ${slackTime(send_time)}`,
  );
  const rest = due - lines.length;
  return [section([...lines, ...(rest > 0 ? [`… and ${rest} more`] : [])].join("\n"))];
}

function switchOn({ due }: Sending, user_id: string) {
  return button({
    action: ACTIONS.switchSending,
    label: "Switch sending on…",
    value: packOwned(user_id, "on"),
    style: "primary",
    confirm: confirm({
      title: "Switch sending on?",
      text: `${count(due, "approved message")} go out from now on. What was sent since a restored backup was made would go out twice: look into the Sent folders first.`,
      yes: "Switch on",
    }),
  });
}
