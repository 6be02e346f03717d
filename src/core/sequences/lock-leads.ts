import type { TenantTransaction } from "../db/with-tenant.ts";

/**
 * Locks several leads until the transaction ends, as the send gate locks one. In the order of their ids,
 * so that two stops of the same leads wait for each other instead of deadlocking.
 */
export async function lockLeads(tx: TenantTransaction, lead_ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    select id from leads where id = any (${[...lead_ids]}::uuid[]) order by id for update`;
}
