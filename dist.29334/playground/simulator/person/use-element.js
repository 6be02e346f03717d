import { elementState } from "../blocks/element-state.js";
import { messageContainer, viewPayload } from "../payloads.js";
import { getChannel } from "../state/find-in-slack.js";
import { issueTrigger } from "../state/trigger-ids.js";
import { fillValues, initialValues } from "../state/view-values.js";
import { resultOf, sceneOf, sendInteraction, } from "./backstage.js";
import { findElement } from "./find-element.js";
/** A person presses a button; answers `confirm_needed` first where the button asks for it. */
export async function pressButton(stage, input) {
    const found = findElement(stage.state, input);
    const { text, value, url, style } = found.element;
    const fields = { text, ...(value === undefined ? {} : { value }) };
    const rest = { ...(url ? { url } : {}), ...(style ? { style } : {}) };
    return touch(stage, input, { found, fields: { type: "button", ...fields, ...rest } });
}
/** A person changes a menu, a date, radio buttons, checkboxes or an input that reports its changes. */
export async function chooseValue(stage, input) {
    const { value, ...place } = input;
    const found = findElement(stage.state, place);
    const fields = elementState(found.element, value, filesOf(stage));
    const { block, element, surface } = found;
    if (surface.view) {
        const given = { [block.block_id]: { [element.action_id ?? ""]: value } };
        surface.view.state.values = fillValues(valuesOf(surface.view), given, filesOf(stage));
    }
    if (block.type === "input" && !block.dispatch_action)
        return { outcome: "acknowledged" };
    return touch(stage, place, { found, fields });
}
async function touch(stage, input, { found, fields }) {
    const { block, element } = found;
    const confirm = element.confirm;
    if (confirm && !input.confirmed)
        return { outcome: "confirm_needed", confirm };
    const seconds = stage.state.now().getTime() / 1000;
    const { action_id } = element;
    const action = { block_id: block.block_id, action_id, action_ts: seconds.toFixed(6), ...fields };
    const payload = {
        type: "block_actions",
        actions: [action],
        ...placePayload(stage, input, found),
    };
    return resultOf(await sendInteraction(stage, sceneOf(stage, input), payload));
}
function placePayload({ state, responseUrls }, input, { surface }) {
    const { team, user } = input;
    if (surface.view) {
        const { view } = surface;
        view.state.values = fillValues(valuesOf(view), input.values ?? {}, [
            ...[...state.files.values()].map(({ file }) => file),
        ]);
        const trigger_id = issueTrigger(state, { team, user, in_modal: view.type === "modal" });
        return { trigger_id, container: { type: "view", view_id: view.id }, view: viewPayload(view) };
    }
    const original = surface.message;
    const channel = getChannel(state, team, { id: original.channel, member: user });
    return {
        trigger_id: issueTrigger(state, { team, user, in_modal: false }),
        response_url: responseUrls.issue({ team, user, channel: channel.id, original }),
        channel: { id: channel.id, name: channel.name },
        state: { values: initialValues(original.blocks) },
        ...messageContainer(original),
    };
}
function valuesOf(view) {
    return { blocks: view.blocks, values: view.state.values };
}
function filesOf({ state }) {
    return [...state.files.values()].map(({ file }) => file);
}
//# sourceMappingURL=use-element.js.map