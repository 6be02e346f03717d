import type { TenantTransaction } from "../db/with-tenant.ts";

/** Leads, each counted once. */
export type Reach = { contacted: number; replied: number; positive: number };

/**
 * How many leads were written to, answered, and answered well. Of a campaign by its messages; of the
 * account by the leads' status, which counts millions from one index (leads_user_status_idx).
 */
export async function readReach(tx: TenantTransaction, campaign_id: string | null): Promise<Reach> {
  const [reach] =
    campaign_id === null
      ? await tx.$queryRaw<Reach[]>`
          select (count(*) filter (where status <> 'new'))::int as contacted,
            (count(*) filter (where status in ('replied', 'positive', 'neutral', 'negative')))::int as replied,
            (count(*) filter (where status = 'positive'))::int as positive
          from leads`
      : await tx.$queryRaw<Reach[]>`
          select (count(*) filter (where reached.sent))::int as contacted,
            (count(*) filter (where reached.sent and reached.answered))::int as replied,
            (count(*) filter (where reached.sent and l.status = 'positive'))::int as positive
          from (
            select lead_id, bool_or(direction = 'outbound') as sent,
              bool_or(direction = 'inbound') as answered
            from messages where campaign_id = ${campaign_id}::uuid group by lead_id
          ) reached
          join leads l on l.id = reached.lead_id`;
  return reach ?? { contacted: 0, replied: 0, positive: 0 };
}
