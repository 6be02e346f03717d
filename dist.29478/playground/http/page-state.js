/** The page shows this many messages of a conversation, the newest. */
const SHOWN_MESSAGES = 200;
/** Everything one person sees of Slack; undefined when there is no such person. */
export function pageState(simulator, { team: teamId, user }, words) {
    const teams = simulator.teams();
    const team = teams.find((each) => each.id === teamId) ?? teams[0];
    const people = team ? simulator.people(team.id).filter((person) => !person.is_bot) : [];
    const you = people.find((person) => person.id === user) ?? people[0];
    if (!team || !you)
        return undefined;
    const who = { team: team.id, user: you.id };
    const modal = simulator.openView(who);
    const home = simulator.home(who);
    const bot = simulator.people(team.id).find((person) => person.id === team.bot_user_id);
    return {
        team: { id: team.id, name: team.name },
        teams: teams.map(({ id, name }) => ({ id, name })),
        people: people.map(card),
        you: card(you),
        latest_for: Object.fromEntries(people.map((person) => [person.id, latestFor(simulator, team, person.id)])),
        app: { user_id: team.bot_user_id, name: bot?.real_name ?? "sdr" },
        conversations: visibleTo(simulator, who).map(({ id, name, kind, topic }) => ({
            id,
            name,
            kind,
            topic,
        })),
        messages: messagesFor(simulator, team, who.user),
        modal: modal ? wireView(modal) : null,
        home: home ? wireView(home) : null,
        conditions: simulator.conditions(),
        command: words.command,
        commands: [...words.commands],
        shortcuts: [...words.shortcuts],
    };
}
function visibleTo(simulator, { team, user }) {
    return simulator
        .channels(team)
        .filter((channel) => channel.kind === "public" || channel.members.has(user));
}
function messagesFor(simulator, team, user) {
    const who = { team: team.id, user };
    const shared = visibleTo(simulator, who).flatMap((channel) => simulator.messages(team.id, channel.id).slice(-SHOWN_MESSAGES));
    const own = simulator.ephemerals(who).slice(-SHOWN_MESSAGES);
    return [
        ...shared.map((message) => wireMessage(team, message)),
        ...own.map((ephemeral) => wireEphemeral(team, ephemeral)),
    ].sort((a, b) => compareTs(a.ts, b.ts));
}
function latestFor(simulator, team, user) {
    const who = { team: team.id, user };
    const direct = simulator.messages(team.id, simulator.directMessage(who)?.id ?? "");
    const newest = direct.findLast((message) => message.user === team.bot_user_id)?.ts ?? "";
    const whispered = simulator.ephemerals(who).at(-1)?.ts ?? "";
    return whispered > newest ? whispered : newest;
}
function wireMessage(team, message) {
    return {
        channel: message.channel,
        ts: message.ts,
        user: message.user,
        from_app: message.user === team.bot_user_id,
        from_slack: false,
        only_you: false,
        in_reply_to: null,
        text: message.text,
        blocks: message.blocks,
        files: message.files.map(wireFile),
        thread_ts: message.thread_ts ?? null,
        broadcast: message.subtype === "thread_broadcast",
        edited: message.edited !== undefined,
    };
}
function wireEphemeral(team, ephemeral) {
    return {
        channel: ephemeral.channel,
        ts: ephemeral.ts,
        user: team.bot_user_id,
        from_app: ephemeral.from === "app",
        from_slack: ephemeral.from === "slack",
        only_you: true,
        in_reply_to: ephemeral.in_reply_to ?? null,
        text: ephemeral.text,
        blocks: ephemeral.blocks,
        files: [],
        thread_ts: ephemeral.thread_ts ?? null,
        broadcast: false,
        edited: false,
    };
}
function wireView(view) {
    return {
        id: view.id,
        type: view.type,
        title: view.title?.text ?? "",
        submit: view.submit?.text ?? null,
        close: view.close?.text ?? null,
        submit_disabled: view.submit_disabled,
        blocks: view.blocks,
        values: view.state.values,
        hash: view.hash,
        depth: view.previous_view_id === null ? 0 : 1,
    };
}
function wireFile({ id, name, mimetype, size }) {
    return { id, name, mimetype, size };
}
function card({ id, name, real_name, title }) {
    return { id, name, real_name, title };
}
/** Slack's timestamps have a fixed number of digits for the next 260 years, so they sort as text. */
function compareTs(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
//# sourceMappingURL=page-state.js.map