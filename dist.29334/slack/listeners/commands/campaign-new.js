import { campaignModal } from "../../blocks/campaign-modal.js";
import { openModal } from "../../visit/open-modal.js";
import { ownActor } from "../../visit/pick-actor.js";
import { packMetadata } from "../../visit/way-back.js";
/** Opens the form for a campaign. */
export const campaignNew = {
    verb: "campaign new",
    also: ["campaign add", "campaign create", "new campaign"],
    takes: "",
    does: "set up a campaign",
    example: "/sdr campaign new",
    async run(visit) {
        ownActor(visit.actors);
        await openModal(visit, campaignModal(packMetadata(visit.place)));
    },
};
//# sourceMappingURL=campaign-new.js.map