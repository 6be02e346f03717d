import { AppError } from "../errors.js";
/** Throws `not_found` for the first id that is no lead of this tenant, before anything is done. */
export async function refuseUnknownLeads(tx, lead_ids) {
    const [unknown] = await tx.$queryRaw `
    select wanted.id from unnest(${lead_ids}::uuid[]) with ordinality as wanted(id, place)
    where not exists (select 1 from leads where leads.id = wanted.id)
    order by place limit 1`;
    if (!unknown)
        return;
    throw new AppError("not_found", {
        say: `There is no lead with the id ${unknown.id}. Nothing was changed.`,
        field: "lead_ids",
        next: "Look the leads up with search_leads.",
    });
}
//# sourceMappingURL=refuse-unknown-leads.js.map