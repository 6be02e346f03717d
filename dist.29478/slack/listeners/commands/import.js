import { importModal } from "../../blocks/import-modals.js";
import { openModal } from "../../visit/open-modal.js";
import { ownActor } from "../../visit/pick-actor.js";
import { packMetadata } from "../../visit/way-back.js";
/** Opens the window that takes a CSV file or pasted rows. */
export const importCommand = {
    verb: "import",
    also: ["leads import", "import leads", "upload", "csv"],
    takes: "",
    does: "bring in leads from a CSV file or pasted rows",
    example: "/sdr import",
    async run(visit) {
        ownActor(visit.actors);
        await openModal(visit, importModal(packMetadata(visit.place)));
    },
};
//# sourceMappingURL=import.js.map