import { actions, commandButton } from "../../blocks/button.ts";
import { escapeMrkdwn } from "../../blocks/mrkdwn.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { ActionListener } from "./action-listener.ts";

/** Try again: what failed goes back through the front door. */
export const redrive: ActionListener = {
  action: ACTIONS.redrive,
  async run(visit, { value }) {
    const { user_id, id } = unpackOwned(value);
    const { left } = await visit.core.redriveDeadLetters(actorFor(visit.actors, user_id), {
      ids: [id],
    });
    const [stays] = left;
    const said = stays
      ? escapeMrkdwn(stays.reason)
      : "It is taken up again. A message is asked for once more and passes every check; nothing skips one.";
    await tellPrivately(
      visit,
      plainMessage(said, actions(commandButton("See what is left", "failed"))),
    );
  },
};
