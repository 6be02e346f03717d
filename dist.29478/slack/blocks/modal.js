import { clip } from "./mrkdwn.js";
import { section } from "./section.js";
/** Most blocks a modal may have. */
const MAX_BLOCKS = 100;
/** A window with a form or a preview. */
export function modal(options, blocks) {
    return {
        type: "modal",
        callback_id: options.callback_id,
        title: { type: "plain_text", text: clip(options.title, 24) },
        close: { type: "plain_text", text: clip(options.close ?? "Cancel", 24) },
        ...(options.submit ? { submit: { type: "plain_text", text: clip(options.submit, 24) } } : {}),
        ...(options.metadata ? { private_metadata: options.metadata } : {}),
        blocks: blocks.slice(0, MAX_BLOCKS),
    };
}
/** What stands in a window while the work is being done. */
export function workingModal(title, text) {
    return modal({ callback_id: "working", title, close: "Close" }, [section(text)]);
}
//# sourceMappingURL=modal.js.map