import { messageContainer } from "../payloads.js";
import { getChannel, getMessage } from "../state/find-in-slack.js";
import { issueTrigger } from "../state/trigger-ids.js";
import { resultOf, sceneOf, sendInteraction, } from "./backstage.js";
/** A person picks a shortcut from the menu of a message. */
export async function runMessageShortcut(stage, input) {
    const { state } = stage;
    const { team, user } = input;
    const scene = sceneOf(stage, input);
    const channel = getChannel(state, team, { id: input.channel, member: user });
    const original = getMessage(state, team, { channel: channel.id, ts: input.message_ts });
    const payload = {
        type: "message_action",
        callback_id: input.callback_id,
        trigger_id: issueTrigger(state, { team, user, in_modal: false }),
        response_url: stage.responseUrls.issue({ team, user, channel: channel.id }),
        message_ts: original.ts,
        channel: { id: channel.id, name: channel.name },
        action_ts: (state.now().getTime() / 1000).toFixed(6),
        message: messageContainer(original).message,
    };
    return resultOf(await sendInteraction(stage, scene, payload));
}
/** A person picks a shortcut that belongs to no message. */
export async function runShortcut(stage, input) {
    const { team, user } = input;
    const payload = {
        type: "shortcut",
        callback_id: input.callback_id,
        trigger_id: issueTrigger(stage.state, { team, user, in_modal: false }),
        action_ts: (stage.state.now().getTime() / 1000).toFixed(6),
    };
    return resultOf(await sendInteraction(stage, sceneOf(stage, input), payload));
}
//# sourceMappingURL=run-shortcut.js.map