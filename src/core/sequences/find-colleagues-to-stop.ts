import type { TenantTransaction } from "../db/with-tenant.ts";
import { isFreeMailDomain } from "../replies/free-mail-domain.ts";

export type ColleaguesToStop = { campaign_id: string; lead_ids: string[] };

/**
 * Others of a lead's company who are enrolled where the lead is, in campaigns that stop a whole company
 * when one of it answers (`stop_company_on_reply`). A company is an e-mail domain; a free mail provider's
 * is none. Relies on campaign_leads_lead_idx and campaign_leads_campaign_id_lead_id_key.
 */
export async function findColleaguesToStop(
  tx: TenantTransaction,
  lead_id: string,
): Promise<ColleaguesToStop[]> {
  const lead = await tx.lead.findUnique({ where: { id: lead_id }, select: { email_norm: true } });
  const domain = lead?.email_norm?.split("@")[1];
  if (!domain || isFreeMailDomain(domain)) return [];
  return tx.$queryRaw<ColleaguesToStop[]>`
    select other.campaign_id, array_agg(other.lead_id::text order by other.lead_id) as lead_ids
    from campaign_leads mine
    join campaigns c on c.id = mine.campaign_id and c.settings ->> 'stop_company_on_reply' = 'true'
    join campaign_leads other on other.campaign_id = c.id and other.lead_id <> mine.lead_id
    join leads l on l.id = other.lead_id
    where mine.lead_id = ${lead_id}::uuid and split_part(l.email_norm, '@', 2) = ${domain}
    group by other.campaign_id order by other.campaign_id`;
}
