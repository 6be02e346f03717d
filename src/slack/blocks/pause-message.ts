import { actions, commandButton } from "./button.ts";
import type { Message } from "./message.ts";
import { fenceLine } from "./mrkdwn.ts";
import { section } from "./section.ts";

/** After the kill switch: what was on its way already, and the way back. */
export function pausedMessage(alreadySending: readonly string[]): Message {
  const text = `All sending is paused. Nothing leaves until you resume it.${onItsWay(alreadySending)}`;
  return {
    text,
    blocks: [section(text), actions(commandButton("Resume sending", "resume-all", "primary"))],
  };
}

/** After sending was switched on again. */
export function resumedMessage(): Message {
  const text = "Sending is on again. Approved messages go out in their send windows.";
  return { text, blocks: [section(text), actions(commandButton("Pause everything", "pause-all"))] };
}

/** Names whose message could not be held back any more; empty when there are none. */
export function onItsWay(names: readonly string[]): string {
  if (names.length === 0) return "";
  const shown = names.slice(0, 10).map((name) => fenceLine(name, 80));
  const rest = names.length - shown.length;
  const more = rest > 0 ? ` and ${rest} more` : "";
  return ` Already on its way, and not to be called back: ${shown.join(", ")}${more}.`;
}
