import type { TenantTransaction } from "../db/with-tenant.ts";
import { AppError } from "../errors.ts";

/** Throws `not_found` for the first id that is no lead of this tenant, before anything is done. */
export async function refuseUnknownLeads(tx: TenantTransaction, lead_ids: string[]): Promise<void> {
  const [unknown] = await tx.$queryRaw<{ id: string }[]>`
    select wanted.id from unnest(${lead_ids}::uuid[]) with ordinality as wanted(id, place)
    where not exists (select 1 from leads where leads.id = wanted.id)
    order by place limit 1`;
  if (!unknown) return;
  throw new AppError("not_found", {
    say: `There is no lead with the id ${unknown.id}. Nothing was changed.`,
    field: "lead_ids",
    next: "Look the leads up with search_leads.",
  });
}
