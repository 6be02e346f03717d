import { campaignPreviewMessage } from "../../blocks/campaign-preview.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
import { showCampaigns } from "./campaigns.js";
/** Shows the first messages of a campaign, with the button that starts it. */
export const campaignStart = {
    verb: "campaign start",
    also: ["start", "campaign preview", "preview"],
    takes: "NAME",
    does: "see the first messages of a campaign and start it",
    example: "/sdr campaign start Spring, Berlin",
    async run(visit, name) {
        if (name === "") {
            return showCampaigns(visit, { status: "draft", question: "Which campaign shall I start?" });
        }
        const actor = ownActor(visit.actors);
        const preview = await visit.core.previewCampaign(actor, { campaign: name.slice(0, 200) });
        await tellPrivately(visit, campaignPreviewMessage(preview, actor.user_id));
    },
};
//# sourceMappingURL=campaign-start.js.map