import { forgetModal } from "../../blocks/forget-modal.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { openModal } from "../../visit/open-modal.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import { packMetadata } from "../../visit/way-back.ts";
import type { Command } from "./command.ts";

/** Asks whether a lead and everything of theirs is to be erased. */
export const forget: Command = {
  verb: "forget",
  also: ["erase", "lead erase"],
  takes: "LEAD",
  does: "erase a lead and everything of theirs, for good",
  example: "/sdr forget dana@acme.example",
  async run(visit, words) {
    const actor = ownActor(visit.actors);
    if (words === "") {
      const text = "Whom? For example `/sdr forget dana@acme.example`.";
      return tellPrivately(visit, plainMessage(text));
    }
    const { lead } = await visit.core.getLead(actor, { lead: words.slice(0, 320) });
    const about = { user_id: actor.user_id, lead_id: lead.lead_id };
    await openModal(visit, forgetModal(lead, packMetadata(visit.place, about)));
  },
};
