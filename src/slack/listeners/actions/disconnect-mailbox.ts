import { connectionsMessage } from "../../blocks/connections-message.ts";
import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { showInPlace } from "../../visit/tell.ts";
import type { ActionListener } from "./action-listener.ts";

/** Disconnect: the mailbox's credentials are forgotten. */
export const disconnectMailbox: ActionListener = {
  action: ACTIONS.disconnectMailbox,
  async run(visit, { value }) {
    const { user_id, id: mailbox_id } = unpackOwned(value);
    const actor = actorFor(visit.actors, user_id);
    const { mailboxes } = await visit.core.disconnectMailbox(actor, { mailbox_id });
    await showInPlace(visit, connectionsMessage({ mailboxes, user_id, asked: "" }));
  },
};
