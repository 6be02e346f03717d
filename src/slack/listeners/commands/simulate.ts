import { simulationMessage } from "../../blocks/simulation-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import { showCampaigns } from "./campaigns.ts";
import type { Command } from "./command.ts";

/** Foretells what a campaign would send. */
export const simulate: Command = {
  verb: "simulate",
  also: ["simulation", "forecast", "when"],
  takes: "CAMPAIGN",
  does: "see what a campaign would send, when, and what not; nothing is sent",
  example: "/sdr simulate Spring, Berlin",
  async run(visit, name) {
    const actor = ownActor(visit.actors);
    if (name === "") {
      return showCampaigns(visit, {
        question: "Which campaign shall I simulate? Type its name: `/sdr simulate NAME`.",
      });
    }
    const simulation = await visit.core.simulateCampaign(actor, { campaign: name.slice(0, 200) });
    await tellPrivately(visit, simulationMessage(simulation));
  },
};
