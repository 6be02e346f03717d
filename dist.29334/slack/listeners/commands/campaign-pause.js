import { campaignChangedMessage } from "../../blocks/campaigns-message.js";
import { fenceLine } from "../../blocks/mrkdwn.js";
import { onItsWay } from "../../blocks/pause-message.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
import { showCampaigns } from "./campaigns.js";
/** Stops one campaign at once. */
export const campaignPause = {
    verb: "campaign pause",
    also: ["pause", "campaign stop"],
    takes: "NAME",
    does: "stop a campaign from sending",
    example: "/sdr campaign pause Spring, Berlin",
    async run(visit, name) {
        if (name === "") {
            return showCampaigns(visit, { status: "active", question: "Which campaign shall I pause?" });
        }
        const paused = await visit.core.pauseCampaign(ownActor(visit.actors), {
            campaign: name.slice(0, 200),
        });
        const sentence = `*${fenceLine(paused.campaign.name)}* is paused. Nothing of it leaves until you resume it.${onItsWay(paused.already_sending)}`;
        await tellPrivately(visit, campaignChangedMessage(paused.campaign, sentence));
    },
};
//# sourceMappingURL=campaign-pause.js.map