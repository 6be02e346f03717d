import { fenceLine } from "../../blocks/mrkdwn.js";
import { plainMessage } from "../../blocks/plain-message.js";
import { ACTIONS } from "../../ids.js";
import { tellPrivately } from "../../visit/tell.js";
import { readReplyClick, refreshReply } from "./handle-reply.js";
/** Done: nothing more is to be done about this reply. */
export const replyDone = {
    action: ACTIONS.replyDone,
    async run(visit, { value }) {
        const { actor, message_id } = readReplyClick(visit, value);
        const { reply } = await visit.core.markReplyDone(actor, { message_id });
        if (!visit.place.ephemeral)
            return refreshReply(visit, actor, reply);
        await tellPrivately(visit, plainMessage(`Done: the reply of *${fenceLine(reply.full_name)}*.`));
    },
};
//# sourceMappingURL=reply-done.js.map