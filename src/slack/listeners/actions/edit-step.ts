import { ACTIONS } from "../../ids.ts";
import type { ActionListener } from "./action-listener.ts";
import { openStep } from "./open-step.ts";

/** Edit: opens the window of one step. */
export const editStep: ActionListener = {
  action: ACTIONS.editStep,
  run: (visit, { value }) => openStep(visit, value),
};
