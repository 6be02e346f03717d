import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { showSuppressions } from "../commands/suppressions.ts";
import type { ActionListener } from "./action-listener.ts";

/** More: the next page of the same list. */
export const moreSuppressions: ActionListener = {
  action: ACTIONS.moreSuppressions,
  run(visit, { value }) {
    const { id: cursor, extra: query } = unpackOwned(value);
    return showSuppressions(visit, { query, cursor });
  },
};
