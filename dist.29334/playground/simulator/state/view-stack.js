import { randomBytes } from "node:crypto";
import { checkView } from "../blocks/check-blocks.js";
import { withBlockIds } from "../blocks/with-block-ids.js";
import { SlackApiError } from "../slack-api-error.js";
import { keyOf, newSlackId } from "./slack-state.js";
import { initialValues, keptValues } from "./view-values.js";
/** A root modal and two pushed ones. */
const MAX_MODALS = 3;
const MAX_VIEW_BYTES = 250_000;
/** The open modals of one person, the visible one last. */
export function modalsOf(state, team, user) {
    return state.modals.get(keyOf(team, user)) ?? [];
}
/** Opens a modal as the first of a new stack; what was open before is gone. */
export function openModal(state, owner, raw) {
    const view = buildView(state, owner, { raw });
    setStack(state, owner, [view]);
    return view;
}
/** Lays a modal over the visible one; throws `push_limit_reached` at the fourth. */
export function pushModal(state, owner, raw) {
    const stack = modalsOf(state, owner.team.id, owner.user);
    if (stack.length >= MAX_MODALS)
        throw new SlackApiError("push_limit_reached");
    const view = buildView(state, owner, { raw });
    view.root_view_id = stack[0]?.id ?? view.id;
    view.previous_view_id = stack.at(-1)?.id ?? null;
    setStack(state, owner, [...stack, view]);
    return view;
}
/** Takes the visible modal away, or all of them. */
export function closeModal(state, owner, { all }) {
    const stack = modalsOf(state, owner.team.id, owner.user);
    setStack(state, owner, all ? [] : stack.slice(0, -1));
}
/** Replaces an open view in place; typed values stay where block_id and action_id stay. */
export function replaceView(state, owner, { old, raw }) {
    const fresh = buildView(state, owner, { raw, replacing: old.id });
    const values = { ...fresh.state.values, ...keptValues(fresh.blocks, old.state.values) };
    Object.assign(old, fresh, {
        id: old.id,
        root_view_id: old.root_view_id,
        previous_view_id: old.previous_view_id,
        state: { values },
    });
    announceView(state, owner, old.type);
    return old;
}
/** Shows the home tab to one person. */
export function publishHome(state, owner, raw) {
    const key = keyOf(owner.team.id, owner.user);
    const old = state.homes.get(key);
    if (old)
        return replaceView(state, owner, { old, raw });
    const view = buildView(state, owner, { raw });
    state.homes.set(key, view);
    announceView(state, owner, "home");
    return view;
}
/** Checks a view as Slack does and builds it; throws `invalid_arguments`, `view_too_large`, `duplicate_external_id`. */
function buildView(state, owner, { raw, replacing }) {
    if (JSON.stringify(raw ?? "").length > MAX_VIEW_BYTES)
        throw new SlackApiError("view_too_large");
    const problems = checkView(raw);
    if (problems.length > 0)
        throw new SlackApiError("invalid_arguments", problems);
    const given = raw;
    refuseKnownExternalId(state, owner, { external_id: given.external_id, replacing });
    const id = newSlackId("V");
    const blocks = withBlockIds(given.blocks);
    return {
        id,
        team_id: owner.team.id,
        type: given.type,
        callback_id: given.callback_id ?? "",
        private_metadata: given.private_metadata ?? "",
        title: given.title ?? null,
        submit: given.submit ?? null,
        close: given.close ?? null,
        blocks,
        clear_on_close: given.clear_on_close ?? false,
        notify_on_close: given.notify_on_close ?? false,
        submit_disabled: given.submit_disabled ?? false,
        external_id: given.external_id ?? "",
        hash: `${Math.floor(state.now().getTime() / 1000)}.${randomBytes(4).toString("hex")}`,
        state: { values: initialValues(blocks) },
        root_view_id: id,
        previous_view_id: null,
        app_id: owner.team.app_id,
        bot_id: owner.team.bot_id,
    };
}
function refuseKnownExternalId(state, owner, { external_id, replacing }) {
    if (!external_id)
        return;
    const open = [...state.modals.values()].flat().concat([...state.homes.values()]);
    const other = open.find((view) => view.team_id === owner.team.id && view.external_id === external_id && view.id !== replacing);
    if (other)
        throw new SlackApiError("duplicate_external_id");
}
function setStack(state, owner, stack) {
    state.modals.set(keyOf(owner.team.id, owner.user), stack);
    announceView(state, owner, "modal");
}
function announceView(state, owner, type) {
    const kind = type === "home" ? "home" : "view";
    state.announce({ kind, team: owner.team.id, id: owner.user });
}
//# sourceMappingURL=view-stack.js.map