import { ACTIONS } from "../../ids.js";
import { decide } from "./decide.js";
/** A person did not find the message in the mailbox's sent mail: it goes once more. */
export const sendAgain = {
    action: ACTIONS.sendAgain,
    run: (visit, { value }) => decide(visit, value, (actor, { step_id }) => visit.core.resolveUncertain(actor, { step_id, was_sent: false })),
};
//# sourceMappingURL=send-again.js.map