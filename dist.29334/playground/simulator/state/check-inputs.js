/** What Slack's own client objects to before it sends a modal, by block_id; empty when it sends. */
export function checkInputs(view) {
    const errors = {};
    for (const block of view.blocks) {
        if (block.type !== "input")
            continue;
        const say = checkInput(block, view);
        if (say)
            errors[block.block_id] = say;
    }
    return errors;
}
function checkInput(block, view) {
    const element = block.element;
    const state = view.state.values[block.block_id]?.[element.action_id] ?? {};
    const given = Object.entries(state).filter(([key]) => key !== "type")[0]?.[1];
    const empty = given === null || given === undefined || given === "" || isEmptyList(given);
    if (empty)
        return block.optional ? null : "Please complete this required field.";
    if (typeof given !== "string")
        return null;
    return checkWritten(element, given);
}
function checkWritten(element, given) {
    const min = Number(element.min_length ?? 0);
    const max = Number(element.max_length ?? Number.POSITIVE_INFINITY);
    if (given.length < min)
        return `Please enter at least ${min} characters.`;
    if (given.length > max)
        return `Please shorten this to ${max} characters or fewer.`;
    if (element.type === "email_text_input" && !/^\S+@\S+\.\S+$/.test(given)) {
        return "Please enter a valid email address.";
    }
    if (element.type === "url_text_input" && !URL.canParse(given)) {
        return "Please enter a valid URL.";
    }
    if (element.type === "number_input")
        return checkNumber(element, given);
    return null;
}
function checkNumber(element, given) {
    const value = Number(given);
    if (Number.isNaN(value))
        return "Please enter a number.";
    if (!element.is_decimal_allowed && !Number.isInteger(value)) {
        return "Please enter a whole number.";
    }
    const min = Number(element.min_value ?? Number.NEGATIVE_INFINITY);
    const max = Number(element.max_value ?? Number.POSITIVE_INFINITY);
    if (value < min)
        return `Please enter ${min} or more.`;
    return value > max ? `Please enter ${max} or less.` : null;
}
function isEmptyList(value) {
    return Array.isArray(value) && value.length === 0;
}
//# sourceMappingURL=check-inputs.js.map