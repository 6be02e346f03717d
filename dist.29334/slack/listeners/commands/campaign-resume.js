import { campaignChangedMessage } from "../../blocks/campaigns-message.js";
import { fenceLine } from "../../blocks/mrkdwn.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
import { showCampaigns } from "./campaigns.js";
/** Lets a paused campaign go on. */
export const campaignResume = {
    verb: "campaign resume",
    also: ["resume", "campaign continue"],
    takes: "NAME",
    does: "let a paused campaign go on",
    example: "/sdr campaign resume Spring, Berlin",
    async run(visit, name) {
        if (name === "") {
            return showCampaigns(visit, { status: "paused", question: "Which campaign shall go on?" });
        }
        const started = await visit.core.startCampaign(ownActor(visit.actors), {
            campaign: name.slice(0, 200),
        });
        const sentence = `*${fenceLine(started.campaign.name)}* is running again.`;
        await tellPrivately(visit, campaignChangedMessage(started.campaign, sentence));
    },
};
//# sourceMappingURL=campaign-resume.js.map