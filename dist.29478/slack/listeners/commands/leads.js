import { LEADS_PER_PAGE, leadsMessage } from "../../blocks/leads-message.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
/** Searches the leads. */
export const leads = {
    verb: "leads",
    also: ["search", "find"],
    takes: "[words]",
    does: "search your leads by name, company, title or address",
    example: "/sdr leads acme berlin",
    run: (visit, words) => showLeads(visit, { query: words, cursor: null }),
};
/** One page of leads; the first when there is no cursor. */
export async function showLeads(visit, { query, cursor }) {
    const actor = ownActor(visit.actors);
    const page = await visit.core.searchLeads(actor, {
        limit: LEADS_PER_PAGE,
        ...(query ? { query: query.slice(0, 200) } : {}),
        ...(cursor ? { cursor } : {}),
    });
    const found = { ...page, query, user_id: actor.user_id, first: cursor === null };
    await tellPrivately(visit, leadsMessage(found));
}
//# sourceMappingURL=leads.js.map