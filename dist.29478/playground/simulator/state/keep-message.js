import { withBlockIds } from "../blocks/with-block-ids.js";
import { keyOf } from "./slack-state.js";
/** Slack cuts the text of a message here. https://docs.slack.dev/reference/methods/chat.postMessage */
const MAX_TEXT = 40_000;
/** Puts a message into its channel, at the end. */
export function keepMessage(state, fresh) {
    const message = {
        type: "message",
        team: fresh.team,
        channel: fresh.channel,
        ts: state.nextTs(),
        user: fresh.user,
        text: (fresh.text ?? "").slice(0, MAX_TEXT),
        blocks: withBlockIds(fresh.blocks ?? []),
        attachments: [...(fresh.attachments ?? [])],
        files: [...(fresh.files ?? [])],
        ...(fresh.thread_ts ? { thread_ts: fresh.thread_ts } : {}),
        ...fresh.rest,
    };
    const key = keyOf(fresh.team, fresh.channel);
    const list = state.messages.get(key) ?? [];
    list.push(message);
    state.messages.set(key, list);
    state.announce({ kind: "message", team: fresh.team, id: fresh.channel });
    return message;
}
/** Shows a message to one person in one channel; nobody else can ever read it. */
export function keepEphemeral(state, fresh) {
    const ephemeral = {
        team: fresh.team,
        channel: fresh.channel,
        user: fresh.user,
        ts: state.nextTs(),
        from: fresh.from ?? "app",
        text: (fresh.text ?? "").slice(0, MAX_TEXT),
        blocks: withBlockIds(fresh.blocks ?? []),
        ...(fresh.thread_ts ? { thread_ts: fresh.thread_ts } : {}),
        ...(fresh.in_reply_to ? { in_reply_to: fresh.in_reply_to } : {}),
    };
    state.ephemerals.push(ephemeral);
    state.announce({ kind: "ephemeral", team: fresh.team, id: fresh.user });
    return ephemeral;
}
/** Takes a message or an ephemeral away. */
export function dropMessage(state, message) {
    const list = isEphemeral(message)
        ? state.ephemerals
        : (state.messages.get(keyOf(message.team, message.channel)) ?? []);
    const at = list.indexOf(message);
    if (at >= 0)
        list.splice(at, 1);
    announceMessage(state, message);
}
/** Tells the listeners that a message or an ephemeral now reads differently. */
export function announceMessage(state, message) {
    if (isEphemeral(message)) {
        state.announce({ kind: "ephemeral", team: message.team, id: message.user });
    }
    else {
        state.announce({ kind: "message", team: message.team, id: message.channel });
    }
}
function isEphemeral(message) {
    return "from" in message;
}
//# sourceMappingURL=keep-message.js.map