import { leadModal } from "../../blocks/lead-modal.js";
import { SHORTCUTS } from "../../ids.js";
import { openModal } from "../../visit/open-modal.js";
import { ownActor } from "../../visit/pick-actor.js";
import { packMetadata } from "../../visit/way-back.js";
import { leadFromText } from "./lead-from-text.js";
/** Add as lead, on a message: opens the form with what the message tells about a person. */
export const addAsLead = {
    callback_id: SHORTCUTS.addAsLead,
    async run(visit, text) {
        ownActor(visit.actors);
        await openModal(visit, leadModal(packMetadata(visit.place), leadFromText(text)));
    },
};
//# sourceMappingURL=add-as-lead.js.map