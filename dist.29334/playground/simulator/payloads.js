import { newSlackId } from "./state/slack-state.js";
/** Slack's retired verification token; apps must not rely on it. */
const TOKEN = "simulated";
/** The form of a slash command. https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandForm({ team, person }, what) {
    return new URLSearchParams({
        token: TOKEN,
        team_id: team.id,
        team_domain: team.domain,
        channel_id: what.channel.id,
        channel_name: what.channel.name,
        user_id: person.id,
        user_name: person.name,
        command: what.command,
        text: what.text,
        api_app_id: team.app_id,
        is_enterprise_install: "false",
        response_url: what.response_url,
        trigger_id: what.trigger_id,
    }).toString();
}
/** The form of an interaction: one field, `payload`, with the JSON. */
export function interactionForm({ team, person }, payload) {
    return new URLSearchParams({
        payload: JSON.stringify({
            token: TOKEN,
            api_app_id: team.app_id,
            enterprise: null,
            is_enterprise_install: false,
            team: { id: team.id, domain: team.domain },
            user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
            ...payload,
        }),
    }).toString();
}
/** The JSON of an Events API delivery. https://docs.slack.dev/apis/events-api */
export function eventBody(team, event, at) {
    const seconds = Math.floor(at.getTime() / 1000);
    const authorization = { enterprise_id: null, team_id: team.id, user_id: team.bot_user_id };
    return JSON.stringify({
        token: TOKEN,
        team_id: team.id,
        context_team_id: team.id,
        context_enterprise_id: null,
        api_app_id: team.app_id,
        event: { event_ts: `${seconds}.000000`, ...event },
        type: "event_callback",
        event_id: newSlackId("Ev"),
        event_time: seconds,
        authorizations: [{ ...authorization, is_bot: true, is_enterprise_install: false }],
        is_ext_shared_channel: false,
    });
}
/** Where a block_actions payload says it came from. */
export function messageContainer(message) {
    const is_ephemeral = "from" in message;
    return {
        container: {
            type: "message",
            message_ts: message.ts,
            channel_id: message.channel,
            is_ephemeral,
            ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
        },
        // Slack sends no copy of an ephemeral message back.
        ...(is_ephemeral ? {} : { message }),
    };
}
/** A view as the app receives it back. */
export function viewPayload(view) {
    return { ...view, app_installed_team_id: view.team_id };
}
//# sourceMappingURL=payloads.js.map