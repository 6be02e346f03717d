import { unpackOwned } from "../../button-value.js";
import { ACTIONS } from "../../ids.js";
import { showLeads } from "../commands/leads.js";
/** More leads: the next page of the same search. */
export const moreLeads = {
    action: ACTIONS.moreLeads,
    run(visit, { value }) {
        const { id: cursor, extra: query } = unpackOwned(value);
        return showLeads(visit, { query, cursor });
    },
};
//# sourceMappingURL=more-leads.js.map