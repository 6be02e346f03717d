import { campaignModal } from "../../blocks/campaign-modal.ts";
import { openModal } from "../../visit/open-modal.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { packMetadata } from "../../visit/way-back.ts";
import type { Command } from "./command.ts";

/** Opens the form for a campaign. */
export const campaignNew: Command = {
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
