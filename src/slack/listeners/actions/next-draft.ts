import { emptyQueueMessage, queueMessage } from "../../blocks/queue-message.ts";
import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { showInPlace } from "../../visit/tell.ts";
import { nextInQueue } from "../commands/approve.ts";
import type { ActionListener } from "./action-listener.ts";

/** Next draft: leaves this one undecided and shows the one after it. */
export const nextDraft: ActionListener = {
  action: ACTIONS.nextDraft,
  async run(visit, { value }) {
    const { user_id, extra: cursor } = unpackOwned(value);
    const item = await nextInQueue(visit, actorFor(visit.actors, user_id), { cursor });
    await showInPlace(visit, item ? queueMessage(item) : emptyQueueMessage());
  },
};
