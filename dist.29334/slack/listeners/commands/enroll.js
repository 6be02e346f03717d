import { enrollModal } from "../../blocks/enroll-modals.js";
import { openModal } from "../../visit/open-modal.js";
import { ownActor } from "../../visit/pick-actor.js";
import { packMetadata } from "../../visit/way-back.js";
import { showCampaigns } from "./campaigns.js";
/** Opens the window that chooses leads for a campaign. */
export const enroll = {
    verb: "enroll",
    also: ["enrol", "campaign enroll"],
    takes: "CAMPAIGN",
    does: "put leads into a campaign",
    example: "/sdr enroll Spring, Berlin",
    async run(visit, name) {
        if (name === "") {
            return showCampaigns(visit, { question: "Which campaign shall the leads go into?" });
        }
        const actor = ownActor(visit.actors);
        const { campaign } = await visit.core.getCampaign(actor, { campaign: name.slice(0, 200) });
        const about = { campaign_id: campaign.campaign_id };
        await openModal(visit, enrollModal(campaign, packMetadata(visit.place, about)));
    },
};
//# sourceMappingURL=enroll.js.map