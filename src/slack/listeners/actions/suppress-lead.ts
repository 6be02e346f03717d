import { count } from "../../blocks/mrkdwn.ts";
import { onItsWay } from "../../blocks/pause-message.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { ACTIONS } from "../../ids.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ActionListener } from "./action-listener.ts";
import { readReplyClick } from "./read-reply-click.ts";

/** Suppress: the writer of a reply is never contacted again. */
export const suppressLead: ActionListener = {
  action: ACTIONS.suppressLead,
  async run(visit, { value }) {
    const { actor, message_id: lead_id, extra: message_id } = readReplyClick(visit, value);
    const done = await visit.core.suppressContacts(actor, {
      lead_ids: [lead_id],
      reason: "Suppressed by a person on their reply",
      idempotency_key: visit.once,
    });
    await visit.core.markReplyDone(actor, { message_id });
    const skipped =
      done.steps_skipped > 0 ? ` ${count(done.steps_skipped, "planned message")} cancelled.` : "";
    const text = `They will not be contacted again.${skipped}${onItsWay(done.already_sending)}`;
    await tellPrivately(visit, plainMessage(text));
  },
};
