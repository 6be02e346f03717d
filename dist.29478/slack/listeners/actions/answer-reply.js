import { approvalCardMessage } from "../../blocks/approval-card.js";
import { fenceLine } from "../../blocks/mrkdwn.js";
import { plainMessage } from "../../blocks/plain-message.js";
import { ACTIONS } from "../../ids.js";
import { tellPrivately } from "../../visit/tell.js";
import { readReplyClick } from "./handle-reply.js";
/** Draft an answer: has it written and asks for approval like any other message. */
export const answerReply = {
    action: ACTIONS.answerReply,
    async run(visit, { value }) {
        const { actor, message_id } = readReplyClick(visit, value);
        const { core, once } = visit;
        const drafted = await core.draftMessage(actor, {
            answers_message_id: message_id,
            idempotency_key: once,
        });
        const { step_id, draft_version } = drafted.card;
        const { card, posted_to } = await core.submitForApproval(actor, { step_id, draft_version });
        if (posted_to === 0)
            return tellPrivately(visit, approvalCardMessage(card, actor.user_id));
        const name = fenceLine(card.lead.full_name);
        const text = `An answer to *${name}* is drafted. Its card is on the way; nothing is sent before you approve it.`;
        await tellPrivately(visit, plainMessage(text));
    },
};
//# sourceMappingURL=answer-reply.js.map