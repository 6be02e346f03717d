import { whyMessage, whyModal } from "../../blocks/why-message.ts";
import { openModal } from "../../visit/open-modal.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import { packMetadata } from "../../visit/way-back.ts";
import type { Command } from "./command.ts";

/** Says why nothing was sent to a lead. */
export const why: Command = {
  verb: "why",
  also: [],
  takes: "LEAD",
  does: "learn why nothing was sent to a lead, or what comes when",
  example: "/sdr why dana@acme.example",
  async run(visit, lead) {
    if (lead !== "") return explainLead(visit, lead);
    ownActor(visit.actors);
    await openModal(visit, whyModal(packMetadata(visit.place)));
  },
};

/** The explanation for a lead given by address, name or id. */
export async function explainLead(visit: Visit, lead: string): Promise<void> {
  const answer = await visit.core.whyNotSent(ownActor(visit.actors), { lead: lead.slice(0, 320) });
  await tellPrivately(visit, whyMessage(answer));
}
