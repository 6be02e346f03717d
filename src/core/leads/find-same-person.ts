import type { Tenant } from "../operation.ts";

/**
 * The ids of every lead that is this person: the lead itself and those of the same LinkedIn profile, which
 * a second address brings about. Reads the tenant's leads once.
 */
export async function findSamePerson({ tx }: Tenant, lead_id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select other.id from leads one
    join leads other on other.id = one.id
      or (one.linkedin_url <> '' and lower(other.linkedin_url) = lower(one.linkedin_url))
    where one.id = ${lead_id}::uuid order by other.id`;
  return rows.map(({ id }) => id);
}
