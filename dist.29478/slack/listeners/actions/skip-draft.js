import { ACTIONS } from "../../ids.js";
import { decide } from "./decide.js";
/** Skip: this message is left out, the campaign goes on. */
export const skipDraft = {
    action: ACTIONS.skip,
    run: (visit, { value }) => decide(visit, value, visit.core.skipDraft),
};
//# sourceMappingURL=skip-draft.js.map