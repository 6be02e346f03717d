import { elementsOf } from "../blocks/block-elements.js";
import { viewPayload } from "../payloads.js";
import { SlackApiError } from "../slack-api-error.js";
import { checkInputs } from "../state/check-inputs.js";
import { keyOf } from "../state/slack-state.js";
import { issueTrigger } from "../state/trigger-ids.js";
import { closeModal, modalsOf, pushModal, replaceView } from "../state/view-stack.js";
import { fillValues } from "../state/view-values.js";
import { jsonOf, resultOf, sceneOf, sendInteraction, } from "./backstage.js";
import { findView } from "./find-element.js";
/**
 * A person submits a modal. `invalid` carries the objections by block_id: Slack's own client's, sent
 * nowhere, or the app's `response_action: errors`; the modal stays open with what was typed.
 */
export async function submitView(stage, input) {
    const { state } = stage;
    const view = findView(state, input, input.view_id);
    const files = [...state.files.values()].map(({ file }) => file);
    const open = { blocks: view.blocks, values: view.state.values };
    view.state.values = fillValues(open, input.values ?? {}, files);
    const objections = checkInputs(view);
    if (Object.keys(objections).length > 0)
        return { outcome: "invalid", errors: objections };
    const answer = await sendInteraction(stage, sceneOf(stage, input), {
        type: "view_submission",
        trigger_id: issueTrigger(state, { team: input.team, user: input.user, in_modal: true }),
        response_urls: responseUrlsOf(stage, input, view),
        view: viewPayload(view),
    });
    if (answer.outcome !== "acknowledged")
        return resultOf(answer);
    try {
        return follow(stage, { input, view }, jsonOf(answer));
    }
    catch (error) {
        if (!(error instanceof SlackApiError) && !(error instanceof SyntaxError))
            throw error;
        return { outcome: "refused", say: `We had some trouble connecting. ${error.message}` };
    }
}
function follow(stage, { input, view }, answer) {
    const { state } = stage;
    const owner = { team: sceneOf(stage, input).team, user: input.user };
    switch (answer.response_action) {
        case "errors":
            return { outcome: "invalid", errors: errorsOf(view, answer.errors) };
        case "update":
            replaceView(state, owner, { old: view, raw: answer.view });
            break;
        case "push":
            pushModal(state, owner, answer.view);
            break;
        case "clear":
            closeModal(state, owner, { all: true });
            break;
        default:
            leave(stage, input, view);
    }
    return { outcome: "acknowledged" };
}
/** Slack shows an error only at an input block of the view; anything else is the app's mistake. */
function errorsOf(view, given) {
    const errors = (given ?? {});
    const inputs = view.blocks.filter((block) => block.type === "input");
    const unknown = Object.keys(errors).filter((id) => !inputs.some((block) => block.block_id === id));
    if (unknown.length > 0 || Object.keys(errors).length === 0) {
        throw new SlackApiError("invalid_arguments", [
            `errors must name input blocks: ${unknown.join(", ")}`,
        ]);
    }
    return errors;
}
/** The submitted modal goes; one the app opened meanwhile stays. */
function leave({ state }, input, view) {
    const rest = modalsOf(state, input.team, input.user).filter((each) => each.id !== view.id);
    state.modals.set(keyOf(input.team, input.user), rest);
    state.announce({ kind: "view", team: input.team, id: input.user });
}
function responseUrlsOf({ responseUrls }, { team, user }, view) {
    return view.blocks.flatMap((block) => elementsOf(block).flatMap(({ element }) => {
        const chosen = view.state.values[block.block_id]?.[element.action_id ?? ""];
        const channel = chosen?.selected_conversation ?? chosen?.selected_channel;
        if (!element.response_url_enabled || typeof channel !== "string")
            return [];
        const place = { block_id: block.block_id, action_id: element.action_id, channel_id: channel };
        return [{ ...place, response_url: responseUrls.issue({ team, user, channel }) }];
    }));
}
//# sourceMappingURL=submit-view.js.map