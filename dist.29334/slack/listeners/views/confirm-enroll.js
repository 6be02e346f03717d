import { enrolledMessage } from "../../blocks/enroll-modals.js";
import { VIEWS } from "../../ids.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
/** Enrolls the leads that were counted. */
export const confirmEnroll = {
    callback_id: VIEWS.confirmEnroll,
    async run(visit, { about }) {
        const result = await visit.core.enrollLeads(ownActor(visit.actors), {
            campaign: String(about.campaign_id),
            filter: about.filter,
            idempotency_key: visit.once,
        });
        await tellPrivately(visit, enrolledMessage(result));
    },
};
//# sourceMappingURL=confirm-enroll.js.map