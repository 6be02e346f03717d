import { leadStatus } from "../../../core/leads/lead.js";
import { ANY_STATUS, confirmEnrollModal } from "../../blocks/enroll-modals.js";
import { VIEWS } from "../../ids.js";
import { ownActor } from "../../visit/pick-actor.js";
import { packMetadata } from "../../visit/way-back.js";
import { updateModal } from "./update-modal.js";
/** Counts the chosen leads and asks before they are enrolled. */
export const enrollLeads = {
    callback_id: VIEWS.enrollLeads,
    working: { title: "Enroll leads", text: "Counting the leads…" },
    async run(visit, { form, about, view_id }) {
        const campaign = String(about.campaign_id);
        const filter = filterOf(form);
        const counted = await visit.core.enrollLeads(ownActor(visit.actors), {
            campaign,
            filter,
            dry_run: true,
        });
        const metadata = packMetadata(visit.place, { campaign_id: campaign, filter });
        await updateModal(visit, view_id, confirmEnrollModal(counted, metadata));
    },
};
function filterOf(form) {
    const status = form.text("status");
    const words = form.text("words");
    return {
        ...(status === ANY_STATUS ? {} : { status: leadStatus.parse(status) }),
        ...(words ? { query: words } : {}),
    };
}
//# sourceMappingURL=enroll-leads.js.map