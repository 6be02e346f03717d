import { fenceLine } from "../../blocks/mrkdwn.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ActionListener } from "./action-listener.ts";

/** Send as: what stands in From of a mailbox's new conversations. */
export const chooseSender: ActionListener = {
  action: ACTIONS.chooseSender,
  async run(visit, { value }) {
    const { user_id, id: mailbox_id, extra: address } = unpackOwned(value);
    const actor = actorFor(visit.actors, user_id);
    const { mailbox, sends_as } = await visit.core.chooseSender(actor, { mailbox_id, address });
    const text = `New conversations of *${fenceLine(mailbox.address)}* now leave as *${fenceLine(sends_as)}*. Those that began keep their sender, and what was approved for another one is asked for again before it leaves.`;
    await tellPrivately(visit, plainMessage(text));
  },
};
