import { emptyQueueMessage, queueMessage } from "../../blocks/queue-message.js";
import { unpackOwned } from "../../button-value.js";
import { ACTIONS } from "../../ids.js";
import { actorFor } from "../../visit/pick-actor.js";
import { showInPlace } from "../../visit/tell.js";
import { nextInQueue } from "../commands/approve.js";
/** Next draft: leaves this one undecided and shows the one after it. */
export const nextDraft = {
    action: ACTIONS.nextDraft,
    async run(visit, { value }) {
        const { user_id, extra: cursor } = unpackOwned(value);
        const item = await nextInQueue(visit, actorFor(visit.actors, user_id), { cursor });
        await showInPlace(visit, item ? queueMessage(item) : emptyQueueMessage());
    },
};
//# sourceMappingURL=next-draft.js.map