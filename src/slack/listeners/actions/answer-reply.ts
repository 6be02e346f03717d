import { approvalCardMessage } from "../../blocks/approval-card.ts";
import { fenceLine } from "../../blocks/mrkdwn.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { ACTIONS } from "../../ids.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ActionListener } from "./action-listener.ts";
import { readReplyClick } from "./read-reply-click.ts";

/** Draft an answer: has it written and asks for approval like any other message. */
export const answerReply: ActionListener = {
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
    if (posted_to === 0) return tellPrivately(visit, approvalCardMessage(card, actor.user_id));
    const name = fenceLine(card.lead.full_name);
    const text = `An answer to *${name}* is drafted. Its card is on the way; nothing is sent before you approve it.`;
    await tellPrivately(visit, plainMessage(text));
  },
};
