import { getChannel } from "../state/find-in-slack.js";
import { keepMessage } from "../state/keep-message.js";
import { sceneOf, sendEvent } from "./backstage.js";
const CHANNEL_TYPES = { public: "channel", private: "group", im: "im" };
/** A person writes a message; the app hears of it where it subscribed to such events. */
export async function postMessage(stage, input) {
    const { state, events } = stage;
    const { team } = sceneOf(stage, input);
    const channel = getChannel(state, input.team, { id: input.channel, member: input.user });
    channel.members.add(input.user);
    const message = keepMessage(state, input);
    const channel_type = CHANNEL_TYPES[channel.kind];
    const { ts, text, thread_ts } = message;
    const said = { user: input.user, ts, text, channel: channel.id, event_ts: ts, thread_ts };
    if (events.has(`message.${channel_type === "channel" ? "channels" : channel_type}`)) {
        await sendEvent(stage, team, { type: "message", channel_type, ...said });
    }
    if (events.has("app_mention") && text.includes(`<@${team.bot_user_id}>`)) {
        await sendEvent(stage, team, { type: "app_mention", ...said });
    }
    return message;
}
//# sourceMappingURL=post-message.js.map