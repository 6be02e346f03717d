import { sendingMessage } from "../../blocks/sending-message.ts";
import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { showInPlace } from "../../visit/tell.ts";
import type { ActionListener } from "./action-listener.ts";

/** A person has seen what is due, and switches sending on. */
export const switchSending: ActionListener = {
  action: ACTIONS.switchSending,
  async run(visit, { value }) {
    const { user_id } = unpackOwned(value);
    const state = await visit.core.switchSending(actorFor(visit.actors, user_id), { on: true });
    await showInPlace(visit, sendingMessage(state, user_id));
  },
};
