import type { KnownBlock, ModalView } from "@slack/types";
import { VIEWS } from "../ids.ts";
import type { WhyNotSent } from "../results.ts";
import { actions, commandButton } from "./button.ts";
import { input, textElement } from "./input.ts";
import { leadLines } from "./leads-message.ts";
import type { Message } from "./message.ts";
import { modal } from "./modal.ts";
import { fence, fenceLine } from "./mrkdwn.ts";
import { section } from "./section.ts";
import { slackTime } from "./time.ts";

const KIND_WORDS: Record<WhyNotSent["touches"][number]["kind"], string> = {
  sent: "sent",
  ready: "ready to go",
  waiting: "waiting",
  deferred: "put off",
  blocked: "held back",
  failed: "failed",
  skipped: "skipped",
};

/** Why a lead got nothing, or what they get when, from the rules that decide on sending. */
export function whyMessage(why: WhyNotSent): Message {
  const text = `*${fenceLine(why.lead.full_name, 120)}*: ${fence(why.answer, 800)}`;
  const blocks: KnownBlock[] = [
    section(text),
    section(leadLines(why.lead)),
    ...why.touches.slice(0, 12).map(touchBlock),
    actions(
      commandButton("Your leads", "leads"),
      commandButton("Do not contact", `suppress ${why.lead.lead_id}`),
      commandButton("Erase", `forget ${why.lead.lead_id}`),
    ),
  ];
  return { text, blocks };
}

/** The window that asks for the lead. */
export function whyModal(metadata: string): ModalView {
  return modal(
    { callback_id: VIEWS.whyLead, title: "Why was nothing sent?", submit: "Tell me", metadata },
    [
      input(
        { field: "lead", label: "Which lead?", hint: "Their email address, or their full name." },
        textElement({ max: 320 }),
      ),
    ],
  );
}

function touchBlock(touch: WhyNotSent["touches"][number]): KnownBlock {
  const step = `Step ${touch.step_number} of ${fenceLine(touch.campaign_name, 120)}`;
  const until = touch.until ? ` Not before ${slackTime(touch.until)}.` : "";
  const next = touch.next ? ` ${fenceLine(touch.next, 200)}` : "";
  return section(
    `${step}: *${KIND_WORDS[touch.kind]}*. ${fenceLine(touch.reason, 300)}${until}${next}`,
  );
}
