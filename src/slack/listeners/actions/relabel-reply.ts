import { ReplyIntent } from "../../../core/replies/reading/classification.ts";
import { intentWords } from "../../blocks/intent-words.ts";
import { fenceLine } from "../../blocks/mrkdwn.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { ACTIONS } from "../../ids.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ActionListener } from "./action-listener.ts";
import { readReplyClick } from "./read-reply-click.ts";

/** Wrong label: a person says what the reply means. */
export const relabelReply: ActionListener = {
  action: ACTIONS.relabelReply,
  async run(visit, { value }) {
    const { actor, message_id, extra } = readReplyClick(visit, value);
    const intent = ReplyIntent.parse(extra);
    const { reply } = await visit.core.classifyReply(actor, { message_id, intent });
    if (!visit.place.ephemeral) return;
    const text = `The reply of *${fenceLine(reply.full_name)}* is now labelled “${intentWords(reply.intent)}”.`;
    await tellPrivately(visit, plainMessage(text));
  },
};
