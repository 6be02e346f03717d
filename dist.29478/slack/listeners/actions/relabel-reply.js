import { ReplyIntent } from "../../../core/replies/reading/classification.js";
import { intentWords } from "../../blocks/intent-words.js";
import { fenceLine } from "../../blocks/mrkdwn.js";
import { plainMessage } from "../../blocks/plain-message.js";
import { ACTIONS } from "../../ids.js";
import { tellPrivately } from "../../visit/tell.js";
import { readReplyClick, refreshReply } from "./handle-reply.js";
/** Wrong label: a person says what the reply means. */
export const relabelReply = {
    action: ACTIONS.relabelReply,
    async run(visit, { value }) {
        const { actor, message_id, extra } = readReplyClick(visit, value);
        const intent = ReplyIntent.parse(extra);
        const { reply } = await visit.core.classifyReply(actor, { message_id, intent });
        await refreshReply(visit, actor, reply);
        const text = `The reply of *${fenceLine(reply.full_name)}* is now labelled “${intentWords(reply.intent)}”.`;
        await tellPrivately(visit, plainMessage(text));
    },
};
//# sourceMappingURL=relabel-reply.js.map