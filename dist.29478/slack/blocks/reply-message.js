import { packOwned } from "../button-value.js";
import { ACTIONS } from "../ids.js";
import { actions, button, confirm } from "./button.js";
import { option } from "./input.js";
import { intentWords, REPLY_INTENTS } from "./intent-words.js";
import { fenceLine, percent, quote } from "./mrkdwn.js";
import { context, section } from "./section.js";
import { slackTime } from "./time.js";
/** One reply: what it means, how sure that is, its own words as a quotation, and what to do with it. */
export function replyMessage(reply, user_id) {
    const sentence = replySentence(reply);
    const blocks = [
        section(sentence),
        section(quote(reply.text.trim() || "(no text)", 2200)),
        context(...smallPrint(reply)),
        ...(reply.handled ? [] : [replyButtons(reply, user_id)]),
    ];
    return { text: sentence, blocks };
}
function replySentence(reply) {
    const company = reply.company ? ` (${fenceLine(reply.company, 80)})` : "";
    const who = `*${fenceLine(reply.full_name, 100)}*${company}`;
    const done = reply.handled ? " Done." : "";
    return `${who} replied: *${intentWords(reply.intent)}*.${done}`;
}
function smallPrint(reply) {
    const sure = reply.corrected_by
        ? `Labelled by ${fenceLine(reply.corrected_by, 80)}`
        : `${percent(reply.confidence)} sure`;
    const campaign = reply.campaign_name ? ` · ${fenceLine(reply.campaign_name, 120)}` : "";
    const people = reply.referrals.map((person) => [person.name, person.email].flatMap((part) => (part ? [fenceLine(part, 100)] : [])).join(", "));
    const referrals = people.length > 0 ? [`Points to: ${people.slice(0, 5).join(" · ")}`] : [];
    const from = reply.email ? ` · from ${fenceLine(reply.email, 120)}` : "";
    return [`${sure} · ${slackTime(reply.received_at)}${from}${campaign}`, ...referrals];
}
function replyButtons(reply, user_id) {
    const value = packOwned(user_id, reply.message_id);
    const name = reply.full_name;
    const referrals = reply.referrals.slice(0, 3).map((person, index) => button({
        action: index === 0 ? ACTIONS.addReferral : `${ACTIONS.addReferral}.${index}`,
        label: `Add ${person.name ?? person.email ?? "referral"}`,
        value: packOwned(user_id, reply.message_id, String(index)),
    }));
    return actions(button({
        action: ACTIONS.answerReply,
        label: "Draft an answer",
        value,
        style: "primary",
        spoken: `Draft an answer to ${name}`,
    }), relabelMenu(reply, user_id), ...referrals, button({
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
    }), button({
        action: ACTIONS.replyDone,
        label: "Done",
        value,
        spoken: `Done with ${name}'s reply`,
    }));
}
function relabelMenu(reply, user_id) {
    return {
        type: "static_select",
        action_id: ACTIONS.relabelReply,
        placeholder: { type: "plain_text", text: "Wrong label?" },
        options: REPLY_INTENTS.map((intent) => option(packOwned(user_id, reply.message_id, intent), intentWords(intent))),
    };
}
//# sourceMappingURL=reply-message.js.map