import { escapeMrkdwn } from "../../blocks/mrkdwn.js";
import { section } from "../../blocks/section.js";
/** Marks the sentence above a form that came back, so that a second one takes its place. */
const NOTICE = "notice";
/** The same window with everything in it that was typed, and a sentence above: nothing is typed twice. */
export function refillForm(view, sentence) {
    const blocks = view.blocks.filter((block) => block.block_id !== NOTICE);
    return {
        type: "modal",
        callback_id: view.callback_id,
        private_metadata: view.private_metadata,
        title: view.title,
        ...(view.submit ? { submit: view.submit } : {}),
        ...(view.close ? { close: view.close } : {}),
        blocks: [
            { ...section(`:warning: ${escapeMrkdwn(sentence)}`), block_id: NOTICE },
            ...blocks.map((block) => refill(block, view.state.values)),
        ],
    };
}
function refill(block, values) {
    if (block.type !== "input")
        return block;
    const value = Object.values(values[block.block_id ?? ""] ?? {})[0];
    const element = Object.fromEntries(Object.entries(block.element).filter(([name]) => !name.startsWith("initial_")));
    return { ...block, element: { ...element, ...initialOf(value) } };
}
function initialOf(value) {
    const given = {
        initial_value: value?.value,
        initial_option: value?.selected_option,
        initial_options: value?.selected_options?.length ? value.selected_options : undefined,
        initial_time: value?.selected_time,
        initial_conversation: value?.selected_conversation,
        initial_user: value?.selected_user,
    };
    return Object.fromEntries(Object.entries(given).filter(([, each]) => each !== undefined && each !== null));
}
//# sourceMappingURL=refill-form.js.map