import { leadModal } from "../../blocks/lead-modal.js";
import { openModal } from "../../visit/open-modal.js";
import { ownActor } from "../../visit/pick-actor.js";
import { packMetadata } from "../../visit/way-back.js";
import { leadFromText } from "../shortcuts/lead-from-text.js";
/** Opens the form for one lead; what was typed behind the command already stands in it. */
export const leadAdd = {
    verb: "lead add",
    also: ["lead new", "add lead", "lead"],
    takes: "[name and address]",
    does: "add one lead",
    example: "/sdr lead add Dana Smith dana@acme.example",
    async run(visit, words) {
        ownActor(visit.actors);
        const known = words ? leadFromText(words) : {};
        await openModal(visit, leadModal(packMetadata(visit.place), known));
    },
};
//# sourceMappingURL=lead-add.js.map