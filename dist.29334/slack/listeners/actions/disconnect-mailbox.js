import { connectionsMessage } from "../../blocks/connections-message.js";
import { unpackOwned } from "../../button-value.js";
import { ACTIONS } from "../../ids.js";
import { actorFor } from "../../visit/pick-actor.js";
import { showInPlace } from "../../visit/tell.js";
/** Disconnect: the mailbox's credentials are forgotten. */
export const disconnectMailbox = {
    action: ACTIONS.disconnectMailbox,
    async run(visit, { value }) {
        const { user_id, id: mailbox_id } = unpackOwned(value);
        const actor = actorFor(visit.actors, user_id);
        const { mailboxes } = await visit.core.disconnectMailbox(actor, { mailbox_id });
        await showInPlace(visit, connectionsMessage({ mailboxes, user_id, asked: "" }));
    },
};
//# sourceMappingURL=disconnect-mailbox.js.map