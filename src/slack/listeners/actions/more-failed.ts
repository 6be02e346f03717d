import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { showFailed } from "../commands/failed.ts";
import type { ActionListener } from "./action-listener.ts";

/** More of what failed: the next page. */
export const moreFailed: ActionListener = {
  action: ACTIONS.moreFailed,
  run: (visit, { value }) => showFailed(visit, unpackOwned(value).extra),
};
