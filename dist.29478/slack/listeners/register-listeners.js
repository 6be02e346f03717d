import { asAppError } from "../../core/errors.js";
import { COMMAND } from "../ids.js";
import { sayError } from "../say-error.js";
import { NOWHERE } from "../visit/visit.js";
import { unpackMetadata } from "../visit/way-back.js";
import { actionListeners } from "./actions/action-listeners.js";
import { runCommand } from "./commands/run-command.js";
import { showHome } from "./events/show-home.js";
import { addAsLead } from "./shortcuts/add-as-lead.js";
import { submitForm } from "./views/submit-form.js";
import { viewListeners } from "./views/view-listeners.js";
/** Tells Bolt who takes what. By now a request is written down and acknowledged. */
export function registerListeners(app, desk) {
    app.command(COMMAND, ({ body, client, context }) => {
        const door = { client, once: String(context.once), trigger_id: body.trigger_id };
        const arrival = { ...door, person: typist(body), place: commandPlace(body) };
        return attend(desk, arrival, (visit) => runCommand(visit, body.text ?? ""));
    });
    for (const { action, run } of actionListeners) {
        const constraint = { type: "block_actions", action_id: anyOf(action) };
        app.action(constraint, ({ body, client, context }) => {
            const door = { client, once: String(context.once), trigger_id: body.trigger_id };
            const arrival = { ...door, person: clicker(body), place: clickPlace(body) };
            return attend(desk, arrival, (visit) => run(visit, clickOf(body.actions[0])));
        });
    }
    for (const listener of viewListeners) {
        app.view(listener.callback_id, ({ body, client, context }) => {
            const door = { client, once: String(context.once), trigger_id: body.trigger_id };
            const { place } = unpackMetadata(body.view.private_metadata);
            const arrival = { ...door, person: clicker(body), place };
            return attend(desk, arrival, (visit) => submitForm(visit, listener, body));
        });
    }
    app.shortcut({ callback_id: addAsLead.callback_id, type: "message_action" }, ({ body, client, context }) => {
        const door = { client, once: String(context.once), trigger_id: body.trigger_id };
        const arrival = { ...door, person: clicker(body), place: shortcutPlace(body) };
        return attend(desk, arrival, (visit) => addAsLead.run(visit, body.message.text ?? ""));
    });
    app.event("app_home_opened", async ({ event, body, client, context }) => {
        if (event.tab !== "home")
            return;
        const person = { team_id: body.team_id, slack_user_id: event.user };
        const door = { client, once: String(context.once), trigger_id: null };
        await attend(desk, { ...door, person, place: NOWHERE }, showHome);
    });
    app.error((error) => Promise.reject(asAppError(error)));
}
/** Looks up for whom this person may act, and has the work done; whatever fails, the person is told. */
async function attend(desk, arrival, work) {
    const stranger = { ...desk, ...arrival, actors: [] };
    try {
        const actors = await desk.core.slack.findPerson(arrival.person);
        await work({ ...stranger, actors });
    }
    catch (error) {
        await sayError(stranger, error);
    }
    finally {
        desk.wakeOutbox();
    }
}
/** An action_id, also with something behind it that tells several on one message apart. */
function anyOf(action) {
    return new RegExp(`^${action}(\\.|$)`);
}
function typist(body) {
    return { team_id: body.team_id, slack_user_id: body.user_id };
}
function clicker({ team, user }) {
    return { team_id: team?.id ?? user.team_id ?? "", slack_user_id: user.id };
}
function commandPlace(body) {
    return { ...NOWHERE, channel: body.channel_id, response_url: body.response_url };
}
function clickPlace({ channel, container, message, response_url }) {
    return {
        channel: channel?.id ?? null,
        thread_ts: container.thread_ts ?? message?.thread_ts ?? null,
        message_ts: container.message_ts ?? null,
        ephemeral: container.is_ephemeral === true,
        response_url: response_url || null,
    };
}
function shortcutPlace({ channel, message, response_url }) {
    const thread_ts = typeof message.thread_ts === "string" ? message.thread_ts : null;
    return { ...NOWHERE, channel: channel.id, thread_ts, response_url };
}
function clickOf(action) {
    const given = (action ?? {});
    const value = given.value ?? given.selected_option?.value ?? "";
    return { value, chosen_user: given.selected_user ?? null };
}
//# sourceMappingURL=register-listeners.js.map