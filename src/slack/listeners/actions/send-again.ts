import { ACTIONS } from "../../ids.ts";
import type { ActionListener } from "./action-listener.ts";
import { decide } from "./decide.ts";

/** A person did not find the message in the mailbox's sent mail: it goes once more. */
export const sendAgain: ActionListener = {
  action: ACTIONS.sendAgain,
  run: (visit, { value }) =>
    decide(visit, value, (actor, { step_id }) =>
      visit.core.resolveUncertain(actor, { step_id, was_sent: false }),
    ),
};
