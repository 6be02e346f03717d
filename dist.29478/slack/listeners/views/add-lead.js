import { leadAddedMessage } from "../../blocks/lead-modal.js";
import { VIEWS } from "../../ids.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
const FIELDS = ["full_name", "email", "linkedin_url", "title", "company", "location"];
/** Adds one lead. */
export const addLead = {
    callback_id: VIEWS.addLead,
    check(form) {
        if (form.text("email") !== "" || form.text("linkedin_url") !== "")
            return null;
        return { email: "Give an email address or a LinkedIn profile." };
    },
    async run(visit, { form }) {
        const lead = leadOf(form);
        const outcomes = await visit.core.upsertLeads(ownActor(visit.actors), {
            leads: [lead],
            idempotency_key: visit.once,
        });
        const name = lead.full_name ?? lead.email ?? lead.linkedin_url ?? "This lead";
        await tellPrivately(visit, leadAddedMessage(outcomes, name));
    },
};
function leadOf(form) {
    const given = FIELDS.map((field) => [field, form.text(field)]).filter(([, text]) => text !== "");
    return Object.fromEntries(given);
}
//# sourceMappingURL=add-lead.js.map