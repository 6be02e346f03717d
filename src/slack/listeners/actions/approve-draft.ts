import { ACTIONS } from "../../ids.ts";
import type { ActionListener } from "./action-listener.ts";
import { decide } from "./decide.ts";

/** Approve: the version on the card goes out. */
export const approveDraft: ActionListener = {
  action: ACTIONS.approve,
  run: (visit, { value }) => decide(visit, value, visit.core.approveDraft),
};
