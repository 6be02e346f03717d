import { elementsOf } from "../blocks/block-elements.js";
import { elementState, initialValue } from "../blocks/element-state.js";
const STATELESS = new Set(["button", "overflow", "workflow_button"]);
/** The state of a view nobody has touched: every input with its initial value. */
export function initialValues(blocks) {
    const values = {};
    for (const block of blocks) {
        for (const { element } of elementsOf(block)) {
            if (STATELESS.has(element.type))
                continue;
            values[block.block_id] ??= {};
            const inBlock = values[block.block_id] ?? {};
            inBlock[element.action_id ?? ""] = elementState(element, initialValue(element));
        }
    }
    return values;
}
/** The values typed so far for those inputs that are still there. */
export function keptValues(blocks, typed) {
    const kept = {};
    for (const [blockId, inBlock] of Object.entries(initialValues(blocks))) {
        kept[blockId] = {};
        for (const [actionId, untouched] of Object.entries(inBlock)) {
            const before = typed[blockId]?.[actionId];
            const same = before && before.type === untouched.type;
            kept[blockId][actionId] = same ? before : untouched;
        }
    }
    return kept;
}
/** The state with a person's values laid over it; values for elements that are not there are dropped. */
export function fillValues({ blocks, values }, given, files) {
    const filled = structuredClone(values);
    for (const block of blocks) {
        for (const { element } of elementsOf(block)) {
            const value = given[block.block_id]?.[element.action_id ?? ""];
            const inBlock = filled[block.block_id];
            if (value === undefined || !inBlock)
                continue;
            inBlock[element.action_id ?? ""] = elementState(element, value, files);
        }
    }
    return filled;
}
//# sourceMappingURL=view-values.js.map