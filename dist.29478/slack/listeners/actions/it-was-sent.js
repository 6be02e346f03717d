import { ACTIONS } from "../../ids.js";
import { decide } from "./decide.js";
/** A person found the message in the mailbox's sent mail. */
export const itWasSent = {
    action: ACTIONS.itWasSent,
    run: (visit, { value }) => decide(visit, value, (actor, { step_id }) => visit.core.resolveUncertain(actor, { step_id, was_sent: true })),
};
//# sourceMappingURL=it-was-sent.js.map