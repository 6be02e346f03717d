import { randomBytes } from "node:crypto";
import { checkView } from "../blocks/check-blocks.ts";
import { withBlockIds } from "../blocks/with-block-ids.ts";
import { SlackApiError } from "../slack-api-error.ts";
import { keyOf, newSlackId, type SlackState } from "./slack-state.ts";
import type { SlackTeam, SlackView } from "./slack-types.ts";
import { initialValues, keptValues } from "./view-values.ts";

/** A root modal and two pushed ones. */
const MAX_MODALS = 3;
const MAX_VIEW_BYTES = 250_000;

type Owner = { team: SlackTeam; user: string };

/** The open modals of one person, the visible one last. */
export function modalsOf(state: SlackState, team: string, user: string): SlackView[] {
  return state.modals.get(keyOf(team, user)) ?? [];
}

/** Opens a modal as the first of a new stack; what was open before is gone. */
export function openModal(state: SlackState, owner: Owner, raw: unknown): SlackView {
  const view = buildView(state, owner, { raw });
  setStack(state, owner, [view]);
  return view;
}

/** Lays a modal over the visible one; throws `push_limit_reached` at the fourth. */
export function pushModal(state: SlackState, owner: Owner, raw: unknown): SlackView {
  const stack = modalsOf(state, owner.team.id, owner.user);
  if (stack.length >= MAX_MODALS) throw new SlackApiError("push_limit_reached");
  const view = buildView(state, owner, { raw });
  view.root_view_id = stack[0]?.id ?? view.id;
  view.previous_view_id = stack.at(-1)?.id ?? null;
  setStack(state, owner, [...stack, view]);
  return view;
}

/** Takes the visible modal away, or all of them. */
export function closeModal(state: SlackState, owner: Owner, { all }: { all: boolean }): void {
  const stack = modalsOf(state, owner.team.id, owner.user);
  setStack(state, owner, all ? [] : stack.slice(0, -1));
}

/** Replaces an open view in place; typed values stay where block_id and action_id stay. */
export function replaceView(
  state: SlackState,
  owner: Owner,
  { old, raw }: { old: SlackView; raw: unknown },
): SlackView {
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
export function publishHome(state: SlackState, owner: Owner, raw: unknown): SlackView {
  const key = keyOf(owner.team.id, owner.user);
  const old = state.homes.get(key);
  if (old) return replaceView(state, owner, { old, raw });
  const view = buildView(state, owner, { raw });
  state.homes.set(key, view);
  announceView(state, owner, "home");
  return view;
}

/** Checks a view as Slack does and builds it; throws `invalid_arguments`, `view_too_large`, `duplicate_external_id`. */
function buildView(
  state: SlackState,
  owner: Owner,
  { raw, replacing }: { raw: unknown; replacing?: string },
): SlackView {
  if (JSON.stringify(raw ?? "").length > MAX_VIEW_BYTES) throw new SlackApiError("view_too_large");
  const problems = checkView(raw);
  if (problems.length > 0) throw new SlackApiError("invalid_arguments", problems);
  const given = raw as Partial<SlackView> & { type: SlackView["type"]; blocks: unknown[] };
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

function refuseKnownExternalId(
  state: SlackState,
  owner: Owner,
  { external_id, replacing }: { external_id: string | undefined; replacing: string | undefined },
): void {
  if (!external_id) return;
  const open = [...state.modals.values()].flat().concat([...state.homes.values()]);
  const other = open.find(
    (view) =>
      view.team_id === owner.team.id && view.external_id === external_id && view.id !== replacing,
  );
  if (other) throw new SlackApiError("duplicate_external_id");
}

function setStack(state: SlackState, owner: Owner, stack: SlackView[]): void {
  state.modals.set(keyOf(owner.team.id, owner.user), stack);
  announceView(state, owner, "modal");
}

function announceView(state: SlackState, owner: Owner, type: SlackView["type"]): void {
  const kind = type === "home" ? "home" : "view";
  state.announce({ kind, team: owner.team.id, id: owner.user });
}
