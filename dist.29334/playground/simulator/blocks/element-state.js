import { optionsOf } from "./block-elements.js";
/** The element's fields in `view.state.values` and in an action, for a value the person gave. */
export function elementState(element, value, files = []) {
    const one = Array.isArray(value) ? (value[0] ?? null) : value;
    const many = value === null ? [] : [value].flat();
    const type = element.type;
    switch (type) {
        case "static_select":
        case "external_select":
        case "radio_buttons":
        case "overflow":
            return { type, selected_option: findOption(element, one) };
        case "multi_static_select":
        case "multi_external_select":
        case "checkboxes":
            return { type, selected_options: many.map((each) => findOption(element, each)) };
        case "file_input":
            return { type, files: files.filter((file) => many.includes(file.id)) };
        case "datetimepicker":
            return { type, selected_date_time: one === null ? null : Number(one) };
        default:
            return { type, ...namedState(type, one, many) };
    }
}
/** The value an element has before anybody touched it. */
export function initialValue(element) {
    const options = [element.initial_option, element.initial_options].flat().filter(Boolean);
    if (options.length > 0)
        return options.map((option) => option.value);
    const initial = Object.entries(element).find(([key]) => key.startsWith("initial_"))?.[1];
    if (initial === undefined)
        return null;
    return Array.isArray(initial) ? initial : String(initial);
}
const NAMED_FIELDS = {
    datepicker: "selected_date",
    timepicker: "selected_time",
    users_select: "selected_user",
    channels_select: "selected_channel",
    conversations_select: "selected_conversation",
    multi_users_select: "selected_users",
    multi_channels_select: "selected_channels",
    multi_conversations_select: "selected_conversations",
};
function namedState(type, one, many) {
    const field = NAMED_FIELDS[type];
    if (field === undefined)
        return { value: one === "" ? null : one };
    return { [field]: type.startsWith("multi_") ? many : one };
}
/** The offered option; an external menu's options are the app's, so its value stands for it. */
function findOption(element, value) {
    if (value === null)
        return null;
    const offered = optionsOf(element).find((option) => option.value === value);
    if (offered)
        return offered;
    if (!element.type.endsWith("external_select"))
        return null;
    return { text: { type: "plain_text", text: value }, value };
}
//# sourceMappingURL=element-state.js.map