import { ReplyIntent } from "../../../core/replies/reading/classification.js";
import { unpackOwned } from "../../button-value.js";
import { ACTIONS } from "../../ids.js";
import { showReplies } from "../commands/replies.js";
/** More replies: the next page. */
export const moreReplies = {
    action: ACTIONS.moreReplies,
    run(visit, { value }) {
        const { id, extra: cursor } = unpackOwned(value);
        const intent = ReplyIntent.safeParse(id).data ?? null;
        return showReplies(visit, { intent, cursor });
    },
};
//# sourceMappingURL=more-replies.js.map