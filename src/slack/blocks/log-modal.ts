import type { ModalView, PlainTextOption } from "@slack/types";
import { VIEWS } from "../ids.ts";
import type { LoggedTouch } from "../results.ts";
import { actions, commandButton } from "./button.ts";
import { input, menuElement, option, textElement } from "./input.ts";
import type { Message } from "./message.ts";
import { modal } from "./modal.ts";
import { count, fenceLine } from "./mrkdwn.ts";
import { onItsWay } from "./pause-message.ts";
import { context, section } from "./section.ts";

/** How one touched whom: channel and direction in one choice. */
const WAYS: PlainTextOption[] = [
  option("phone:outbound", "I called them"),
  option("phone:inbound", "They called me"),
  option("other:outbound", "I reached them another way"),
  option("other:inbound", "They reached me another way"),
];

const OUTCOMES: PlainTextOption[] = [
  option("spoke", "We spoke"),
  option("left_message", "I left a message"),
  option("not_interested", "They are not interested"),
  option("do_not_contact", "They want no contact at all"),
];

/** The window that logs a call or another touch; who was meant already stands in it. */
export function logModal(lead: string, metadata: string): ModalView {
  return modal({ callback_id: VIEWS.logTouch, title: "Log a call", submit: "Log it", metadata }, [
    input(
      { field: "lead", label: "With whom?", hint: "Their email address, or their full name." },
      textElement({ max: 320, value: lead }),
    ),
    input({ field: "way", label: "How" }, menuElement(WAYS, "phone:outbound")),
    input({ field: "outcome", label: "What came of it" }, menuElement(OUTCOMES, "spoke")),
    input(
      { field: "note", label: "What was said", optional: true },
      textElement({ lines: true, max: 3000 }),
    ),
    context(
      "Unless you only left a message, everything still planned for them stops, as after a reply. Who wants no contact is never written to again.",
    ),
  ]);
}

/** After a touch was logged: where the lead stands, and what was stopped. */
export function touchLoggedMessage(logged: LoggedTouch): Message {
  const { lead, steps_skipped, already_sending } = logged;
  const stopped = steps_skipped > 0 ? ` ${count(steps_skipped, "planned message")} cancelled.` : "";
  const who = `*${fenceLine(lead.full_name, 120)}*`;
  const text = `Logged. ${who} is now: ${lead.status}.${stopped}${onItsWay(already_sending)}`;
  return {
    text,
    blocks: [section(text), actions(commandButton("What is planned", `why ${lead.lead_id}`))],
  };
}
