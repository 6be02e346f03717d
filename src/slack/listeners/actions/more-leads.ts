import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { showLeads } from "../commands/leads.ts";
import type { ActionListener } from "./action-listener.ts";

/** More leads: the next page of the same search. */
export const moreLeads: ActionListener = {
  action: ACTIONS.moreLeads,
  run(visit, { value }) {
    const { id: cursor, extra: query } = unpackOwned(value);
    return showLeads(visit, { query, cursor });
  },
};
