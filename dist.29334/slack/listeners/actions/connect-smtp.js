import { smtpModal } from "../../blocks/smtp-modal.js";
import { ACTIONS } from "../../ids.js";
import { openModal } from "../../visit/open-modal.js";
import { ownActor } from "../../visit/pick-actor.js";
import { packMetadata } from "../../visit/way-back.js";
/** Opens the window that connects a mailbox. */
export const connectSmtp = {
    action: ACTIONS.connectSmtp,
    async run(visit) {
        ownActor(visit.actors);
        await openModal(visit, smtpModal(packMetadata(visit.place)));
    },
};
//# sourceMappingURL=connect-smtp.js.map