import { SlackApiError } from "../slack-api-error.js";
import { keyOf } from "./slack-state.js";
/** The team; throws `team_not_found`. */
export function getTeam(state, id) {
    const team = state.teams.get(id);
    if (!team)
        throw new SlackApiError("team_not_found");
    return team;
}
/** A person of the team; throws `user_not_found`, also for a person of another team. */
export function getPerson(state, team, id) {
    const person = state.people.get(keyOf(team, id));
    if (!person)
        throw new SlackApiError("user_not_found");
    return person;
}
/** A channel of the team that `member` may know of; throws `channel_not_found`. */
export function getChannel(state, team, { id, member }) {
    const channel = state.channels.get(keyOf(team, id));
    // Slack does not admit to a stranger that a private conversation exists.
    if (!channel || (channel.kind !== "public" && !channel.members.has(member))) {
        throw new SlackApiError("channel_not_found");
    }
    return channel;
}
/** The messages of a channel, oldest first; the list itself, not a copy. */
export function messagesOf(state, team, channel) {
    return state.messages.get(keyOf(team, channel)) ?? [];
}
/** One message of a channel; throws `message_not_found`. */
export function getMessage(state, team, { channel, ts }) {
    const message = messagesOf(state, team, channel).find((each) => each.ts === ts);
    if (!message)
        throw new SlackApiError("message_not_found");
    return message;
}
//# sourceMappingURL=find-in-slack.js.map