import { campaignChangedMessage } from "../../blocks/campaigns-message.ts";
import { fenceLine } from "../../blocks/mrkdwn.ts";
import { onItsWay } from "../../blocks/pause-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import { showCampaigns } from "./campaigns.ts";
import type { Command } from "./command.ts";

/** Stops one campaign at once. */
export const campaignPause: Command = {
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
