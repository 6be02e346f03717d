import { VIEWS } from "../ids.js";
import { actions, commandButton } from "./button.js";
import { input, textElement } from "./input.js";
import { leadLines } from "./leads-message.js";
import { modal } from "./modal.js";
import { fence, fenceLine } from "./mrkdwn.js";
import { section } from "./section.js";
import { slackTime } from "./time.js";
const KIND_WORDS = {
    sent: "sent",
    ready: "ready to go",
    waiting: "waiting",
    deferred: "put off",
    blocked: "held back",
    failed: "failed",
    skipped: "skipped",
};
/** Why a lead got nothing, or what they get when, from the rules that decide on sending. */
export function whyMessage(why) {
    const text = `*${fenceLine(why.lead.full_name, 120)}*: ${fence(why.answer, 800)}`;
    const blocks = [
        section(text),
        section(leadLines(why.lead)),
        ...why.touches.slice(0, 12).map(touchBlock),
        actions(commandButton("Your leads", "leads")),
    ];
    return { text, blocks };
}
/** The window that asks for the lead. */
export function whyModal(metadata) {
    return modal({ callback_id: VIEWS.whyLead, title: "Why was nothing sent?", submit: "Tell me", metadata }, [
        input({ field: "lead", label: "Which lead?", hint: "Their email address, or their full name." }, textElement({ max: 320 })),
    ]);
}
function touchBlock(touch) {
    const step = `Step ${touch.step_number} of ${fenceLine(touch.campaign_name, 120)}`;
    const until = touch.until ? ` Not before ${slackTime(touch.until)}.` : "";
    const next = touch.next ? ` ${fenceLine(touch.next, 200)}` : "";
    return section(`${step}: *${KIND_WORDS[touch.kind]}*. ${fenceLine(touch.reason, 300)}${until}${next}`);
}
//# sourceMappingURL=why-message.js.map