import { messageContainer, viewPayload } from "../payloads.js";
import { jsonOf, sceneOf, sendInteraction } from "./backstage.js";
import { findElement } from "./find-element.js";
/** Asks the app for the options of an external menu, as a person types; empty when it does not answer. */
export async function loadOptions(stage, input) {
    const { query, ...wanted } = input;
    const { surface, block, element } = findElement(stage.state, wanted);
    const place = surface.view
        ? { container: { type: "view", view_id: surface.view.id }, view: viewPayload(surface.view) }
        : messageContainer(surface.message);
    const answer = await sendInteraction(stage, sceneOf(stage, input), {
        type: "block_suggestion",
        action_id: element.action_id,
        block_id: block.block_id,
        value: query,
        ...place,
    });
    if (answer.outcome !== "acknowledged")
        return [];
    const { options, option_groups } = jsonOf(answer);
    return options ?? (option_groups ?? []).flatMap((group) => group.options);
}
//# sourceMappingURL=load-options.js.map