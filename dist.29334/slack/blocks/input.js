import { clip } from "./mrkdwn.js";
/** The action_id of every input: the block_id alone names a field. */
export const FIELD = "value";
/** Longest text a person can type into one input. */
export const MAX_INPUT = 3000;
/** One field of a form, named by its block_id. */
export function input(options, element) {
    return {
        type: "input",
        block_id: options.field,
        label: { type: "plain_text", text: clip(options.label, 2000) },
        element: { ...element, action_id: FIELD },
        optional: options.optional ?? false,
        ...(options.hint ? { hint: { type: "plain_text", text: clip(options.hint, 2000) } } : {}),
    };
}
/** A text to type; `value` stands in it already. */
export function textElement(options = {}) {
    const max = Math.min(options.max ?? MAX_INPUT, MAX_INPUT);
    return {
        type: "plain_text_input",
        max_length: max,
        ...(options.value ? { initial_value: options.value.slice(0, max) } : {}),
        ...(options.lines ? { multiline: true } : {}),
        ...(options.placeholder
            ? { placeholder: { type: "plain_text", text: clip(options.placeholder, 150) } }
            : {}),
    };
}
/** One choice of a menu. */
export function option(value, label) {
    return { text: { type: "plain_text", text: clip(label, 75) }, value };
}
/** A menu; `chosen` is the value that is set at first. */
export function menuElement(options, chosen) {
    const initial = options.find((each) => each.value === chosen);
    return {
        type: "static_select",
        options: options.slice(0, 100),
        ...(initial ? { initial_option: initial } : {}),
    };
}
/** A line that may be left empty. */
export function optionalLine(options) {
    const { max, value, ...field } = options;
    return input({ ...field, optional: true }, textElement({ value, ...(max ? { max } : {}) }));
}
//# sourceMappingURL=input.js.map