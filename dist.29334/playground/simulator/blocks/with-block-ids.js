import { randomBytes } from "node:crypto";
import { elementsOf } from "./block-elements.js";
/** Copies of the blocks with the ids Slack adds where the app gave none. */
export function withBlockIds(blocks) {
    return blocks.map((block) => {
        const copy = structuredClone(block);
        copy.block_id ??= shortId();
        for (const { element } of elementsOf(copy))
            element.action_id ??= shortId();
        return copy;
    });
}
function shortId() {
    return randomBytes(4).toString("base64url").slice(0, 5);
}
//# sourceMappingURL=with-block-ids.js.map