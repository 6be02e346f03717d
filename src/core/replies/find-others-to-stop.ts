import { campaignSettings } from "../campaigns/campaign.ts";
import type { Tenant } from "../operation.ts";
import { isFreeMailDomain } from "./free-mail-domain.ts";
import type { MatchedInbound } from "./matched-inbound.ts";

/** Leads beside the one who was written to that a reply stops too. */
export type OthersToStop = {
  /** Who really wrote, where that is a lead of their own: somebody a mail was forwarded to. */
  writers: string[];
  /** Others of the same company in the same campaign, where it asks for that. */
  colleagues: string[];
};

export async function findOthersToStop(
  tenant: Tenant,
  mail: MatchedInbound,
): Promise<OthersToStop> {
  const writers = await findWriters(tenant, mail);
  const colleagues = await findColleagues(tenant, mail);
  return { writers, colleagues: colleagues.filter((id) => !writers.includes(id)) };
}

async function findWriters({ tx }: Tenant, { match, parsed }: MatchedInbound): Promise<string[]> {
  const email_norm = parsed.from?.address.trim().toLowerCase();
  if (!email_norm) return [];
  const rows = await tx.lead.findMany({
    where: { email_norm, id: { not: match.lead_id } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function findColleagues({ tx }: Tenant, { match }: MatchedInbound): Promise<string[]> {
  const { campaign_id, lead_id } = match;
  const campaign = campaign_id
    ? await tx.campaign.findUnique({ where: { id: campaign_id }, select: { settings: true } })
    : null;
  if (!campaignSettings.parse(campaign?.settings ?? {}).stop_company_on_reply) return [];
  const lead = await tx.lead.findUnique({ where: { id: lead_id }, select: { email_norm: true } });
  const domain = lead?.email_norm?.split("@")[1];
  if (!domain || isFreeMailDomain(domain)) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select l.id from campaign_leads e join leads l on l.id = e.lead_id
    where e.campaign_id = ${campaign_id}::uuid and l.id <> ${lead_id}::uuid
      and split_part(l.email_norm, '@', 2) = ${domain}`;
  return rows.map(({ id }) => id);
}
