import { VIEWS } from "../../ids.js";
import { explainLead } from "../commands/why.js";
/** Explains the lead that was asked about. */
export const whyLead = {
    callback_id: VIEWS.whyLead,
    run: (visit, { form }) => explainLead(visit, form.text("lead")),
};
//# sourceMappingURL=why-lead.js.map