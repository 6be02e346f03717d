import { whyMessage, whyModal } from "../../blocks/why-message.js";
import { openModal } from "../../visit/open-modal.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
import { packMetadata } from "../../visit/way-back.js";
/** Says why nothing was sent to a lead. */
export const why = {
    verb: "why",
    also: [],
    takes: "LEAD",
    does: "learn why nothing was sent to a lead, or what comes when",
    example: "/sdr why dana@acme.example",
    async run(visit, lead) {
        if (lead !== "")
            return explainLead(visit, lead);
        ownActor(visit.actors);
        await openModal(visit, whyModal(packMetadata(visit.place)));
    },
};
/** The explanation for a lead given by address, name or id. */
export async function explainLead(visit, lead) {
    const answer = await visit.core.whyNotSent(ownActor(visit.actors), { lead: lead.slice(0, 320) });
    await tellPrivately(visit, whyMessage(answer));
}
//# sourceMappingURL=why.js.map