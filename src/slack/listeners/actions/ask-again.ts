import { ACTIONS } from "../../ids.ts";
import type { ActionListener } from "./action-listener.ts";
import { decide } from "./decide.ts";

/** Ask again: a draft on which nobody decided in time waits for a decision once more. */
export const askAgain: ActionListener = {
  action: ACTIONS.askAgain,
  run: (visit, { value }) => decide(visit, value, visit.core.submitForApproval),
};
