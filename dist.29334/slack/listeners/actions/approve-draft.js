import { ACTIONS } from "../../ids.js";
import { decide } from "./decide.js";
/** Approve: the version on the card goes out. */
export const approveDraft = {
    action: ACTIONS.approve,
    run: (visit, { value }) => decide(visit, value, visit.core.approveDraft),
};
//# sourceMappingURL=approve-draft.js.map