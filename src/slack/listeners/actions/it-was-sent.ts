import { ACTIONS } from "../../ids.ts";
import type { ActionListener } from "./action-listener.ts";
import { decide } from "./decide.ts";

/** A person found the message in the mailbox's sent mail. */
export const itWasSent: ActionListener = {
  action: ACTIONS.itWasSent,
  run: (visit, { value }) =>
    decide(visit, value, (actor, { step_id }) =>
      visit.core.resolveUncertain(actor, { step_id, was_sent: true }),
    ),
};
