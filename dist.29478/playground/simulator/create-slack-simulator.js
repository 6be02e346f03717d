import { createFaults } from "./faults.js";
import { closeView } from "./person/close-view.js";
import { loadOptions } from "./person/load-options.js";
import { openHome } from "./person/open-home.js";
import { postMessage } from "./person/post-message.js";
import { runCommand } from "./person/run-command.js";
import { runMessageShortcut, runShortcut } from "./person/run-shortcut.js";
import { submitView } from "./person/submit-view.js";
import { uninstallApp } from "./person/uninstall-app.js";
import { uploadFile } from "./person/upload-file.js";
import { chooseValue, pressButton, } from "./person/use-element.js";
import { serveSimulator } from "./serve-simulator.js";
import { addTeam } from "./state/add-team.js";
import { messagesOf } from "./state/find-in-slack.js";
import { createResponseUrls } from "./state/response-urls.js";
import { createSlackState, keyOf, } from "./state/slack-state.js";
import { modalsOf } from "./state/view-stack.js";
import { waitFor } from "./wait-for.js";
/** An empty Slack that talks to one app over HTTP as the real one does; add teams to it. */
export function createSlackSimulator(options) {
    const state = createSlackState(options.now, asFunction(options.publicUrl));
    const faults = createFaults();
    const responseUrls = createResponseUrls(state);
    const stage = {
        state,
        responseUrls,
        delivery: deliveryOf(options, state),
        command: options.command ?? "/sdr",
        events: new Set(options.events ?? []),
    };
    return {
        addTeam: (seed) => addTeam(state, seed),
        ...readersOf(state),
        ...actionsOf(stage),
        faults,
        conditions: () => ({ ...state.conditions }),
        setConditions(change) {
            Object.assign(state.conditions, change);
            state.announce({ kind: "conditions", team: "", id: "" });
        },
        serve: (exchange) => serveSimulator({ state, faults, responseUrls }, exchange),
    };
}
function deliveryOf(options, state) {
    return {
        eventsUrl: asFunction(options.eventsUrl),
        signingSecret: options.signingSecret,
        fetch: options.fetch ?? fetch,
        signedAt: options.signedAt ?? options.now,
        ackTimeoutMs: options.ackTimeoutMs ?? 3000,
        conditions: state.conditions,
    };
}
function actionsOf(stage) {
    return {
        runCommand: (input) => runCommand(stage, input),
        pressButton: (input) => pressButton(stage, input),
        chooseValue: (input) => chooseValue(stage, input),
        loadOptions: (input) => loadOptions(stage, input),
        submitView: (input) => submitView(stage, input),
        closeView: (input) => closeView(stage, input),
        postMessage: (input) => postMessage(stage, input),
        openHome: (input) => openHome(stage, input),
        uploadFile: (input) => uploadFile(stage, input),
        runMessageShortcut: (input) => runMessageShortcut(stage, input),
        runShortcut: (input) => runShortcut(stage, input),
        uninstallApp: (input) => uninstallApp(stage, input),
    };
}
function readersOf(state) {
    const inTeam = (map, team) => [...map.values()].filter((each) => each.team_id === team);
    return {
        teams: () => [...state.teams.values()],
        people: (team) => inTeam(state.people, team),
        channels: (team) => inTeam(state.channels, team),
        directMessage: ({ team, user }) => inTeam(state.channels, team).find(({ kind, members }) => kind === "im" && members.has(user)),
        messages: (team, channel) => [...messagesOf(state, team, channel)],
        ephemerals: ({ team, user }) => state.ephemerals.filter((each) => each.team === team && each.user === user),
        openView: ({ team, user }) => modalsOf(state, team, user).at(-1),
        home: ({ team, user }) => state.homes.get(keyOf(team, user)),
        file: (team, id) => state.files.get(keyOf(team, id)),
        subscribe: state.subscribe,
        waitFor: (read, what) => waitFor(state, read, what),
    };
}
function asFunction(value) {
    return typeof value === "string" ? () => value : value;
}
//# sourceMappingURL=create-slack-simulator.js.map