import { deliver } from "../deliver.js";
import { commandForm } from "../payloads.js";
import { getChannel } from "../state/find-in-slack.js";
import { keepEphemeral } from "../state/keep-message.js";
import { land } from "../state/response-urls.js";
import { issueTrigger } from "../state/trigger-ids.js";
import { jsonOf, sceneOf } from "./backstage.js";
/** A person types the slash command; what the app answers appears as Slack would show it. */
export async function runCommand(stage, input) {
    const { state, delivery, command } = stage;
    const scene = sceneOf(stage, input);
    const channel = getChannel(state, input.team, { id: input.channel, member: input.user });
    const text = input.text.startsWith(command)
        ? input.text.slice(command.length).trim()
        : input.text.trim();
    const origin = {
        team: input.team,
        channel: channel.id,
        user: input.user,
        in_reply_to: `${command} ${text}`.trim(),
    };
    const trigger = { team: input.team, user: input.user, in_modal: false };
    const body = commandForm(scene, {
        channel,
        command,
        text,
        trigger_id: issueTrigger(state, trigger),
        response_url: stage.responseUrls.issue(origin),
    });
    channel.members.add(input.user);
    const form = { body, content_type: "application/x-www-form-urlencoded" };
    return show(stage, origin, await deliver(delivery, form));
}
function show(stage, origin, answer) {
    if (answer.outcome === "acknowledged") {
        land(stage.state, origin, answerOf(answer));
        return { outcome: "acknowledged" };
    }
    const error = answer.outcome === "timed_out" ? "operation_timeout" : "dispatch_failed";
    const say = `${stage.command} failed with the error "${error}"`;
    const { team, channel, user } = origin;
    keepEphemeral(stage.state, { team, channel, user, from: "slack", text: say });
    return { outcome: answer.outcome, say };
}
/** An acknowledgement is a message as JSON, or its text alone. */
function answerOf(answer) {
    return answer.content_type.includes("json") ? jsonOf(answer) : { text: answer.body };
}
//# sourceMappingURL=run-command.js.map