import { ACTIONS } from "../../ids.ts";
import type { ActionListener } from "./action-listener.ts";
import { openStep } from "./open-step.ts";

/** Add a step: opens an empty one behind the last. */
export const addStep: ActionListener = {
  action: ACTIONS.addStep,
  run: (visit, { value }) => openStep(visit, value),
};
