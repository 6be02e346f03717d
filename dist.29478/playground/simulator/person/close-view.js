import { viewPayload } from "../payloads.js";
import { closeModal } from "../state/view-stack.js";
import { resultOf, sceneOf, sendInteraction, } from "./backstage.js";
import { findView } from "./find-element.js";
/** A person closes a modal, or the whole stack; the app hears of it if it asked to. */
export async function closeView(stage, input) {
    const { state } = stage;
    const view = findView(state, input, input.view_id);
    const scene = sceneOf(stage, input);
    const is_cleared = input.all || view.clear_on_close;
    closeModal(state, { team: scene.team, user: input.user }, { all: is_cleared });
    if (!view.notify_on_close)
        return { outcome: "acknowledged" };
    const payload = { type: "view_closed", view: viewPayload(view), is_cleared };
    return resultOf(await sendInteraction(stage, scene, payload));
}
//# sourceMappingURL=close-view.js.map