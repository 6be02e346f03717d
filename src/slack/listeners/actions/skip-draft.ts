import { ACTIONS } from "../../ids.ts";
import type { ActionListener } from "./action-listener.ts";
import { decide } from "./decide.ts";

/** Skip: this message is left out, the campaign goes on. */
export const skipDraft: ActionListener = {
  action: ACTIONS.skip,
  run: (visit, { value }) => decide(visit, value, visit.core.skipDraft),
};
