import { plainMessage } from "../../blocks/plain-message.ts";
import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ActionListener } from "./action-listener.ts";

/** Whether opt-outs from now on hold for the whole workspace. */
export const shareOptOuts: ActionListener = {
  action: ACTIONS.shareOptOuts,
  async run(visit, { value }) {
    const { user_id, id } = unpackOwned(value);
    const share_opt_outs = id === "on";
    await visit.core.updateSettings(actorFor(visit.actors, user_id), {
      settings: { share_opt_outs },
    });
    const text = share_opt_outs
      ? "From now on, whoever opts out from you hears from nobody in this workspace. Colleagues see only that they may not write."
      : "From now on, opt-outs hold for you alone. What was shared before stays shared.";
    await tellPrivately(visit, plainMessage(text));
  },
};
