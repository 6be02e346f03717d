import { fenceLine } from "../../blocks/mrkdwn.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { ACTIONS } from "../../ids.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ActionListener } from "./action-listener.ts";
import { readReplyClick } from "./read-reply-click.ts";

/** Done: nothing more is to be done about this reply. */
export const replyDone: ActionListener = {
  action: ACTIONS.replyDone,
  async run(visit, { value }) {
    const { actor, message_id } = readReplyClick(visit, value);
    const { reply } = await visit.core.markReplyDone(actor, { message_id });
    // A posted reply shows it by itself; a list that only this person sees does not.
    if (!visit.place.ephemeral) return;
    await tellPrivately(visit, plainMessage(`Done: the reply of *${fenceLine(reply.full_name)}*.`));
  },
};
