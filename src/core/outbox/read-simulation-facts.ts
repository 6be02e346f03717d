import { zoneOf } from "../approvals/read-card.ts";
import { campaignZone } from "../campaigns/campaign-zone.ts";
import { asCampaign, type Campaign, campaignSelect } from "../campaigns/find-campaign.ts";
import type { Tenant } from "../operation.ts";
import { findSuppressions } from "../suppression/find-suppression.ts";
import { mailboxKind } from "./read-gate-facts.ts";
import { type Enrolled, readPlannedTouches } from "./read-planned-touches.ts";
import type { SimulatedEnrollment, SimulationFacts } from "./simulation-facts.ts";

/** How far a simulation looks ahead, in ms. */
const AHEAD_MS = 366 * 86_400_000;
/** Other running campaigns that are looked at, since they write from the same mailboxes. */
const OTHER_CAMPAIGNS = 20;

/**
 * Reads what a simulation of this campaign needs, as of now: the first `limit` enrolments of it, running
 * ones first, and as many of the other running campaigns together. Changes nothing.
 */
export async function readSimulationFacts(
  tenant: Tenant,
  campaign: Campaign,
  limit: number,
): Promise<SimulationFacts> {
  const { tx, deps, now } = tenant;
  const mailboxes = await tx.mailbox.findMany();
  const enrollments = await readEnrollments(tenant, campaign, { limit, shown: true });
  let room = limit;
  for (const other of await readOthers(tenant, campaign)) {
    const competing = await readEnrollments(tenant, other, { limit: room, shown: false });
    enrollments.push(...competing);
    room -= competing.length;
    if (room <= 0) break;
  }
  return {
    now,
    until: new Date(now.getTime() + AHEAD_MS),
    has_public_url: deps.publicUrl !== null,
    mailboxes: mailboxes.map((row) => ({ ...row, kind: mailboxKind(deps, row) })),
    enrollments,
  };
}

async function readOthers({ tx }: Tenant, campaign: Campaign): Promise<Campaign[]> {
  const rows = await tx.campaign.findMany({
    where: { status: "active", id: { not: campaign.id } },
    orderBy: { created_at: "desc" },
    take: OTHER_CAMPAIGNS,
    select: campaignSelect,
  });
  return rows.map(asCampaign);
}

type EnrollmentRow = Enrolled & { status: string; stop_reason: string | null; replied: boolean };

type Wanted = { limit: number; shown: boolean };

async function readEnrollments(
  tenant: Tenant,
  campaign: Campaign,
  { limit, shown }: Wanted,
): Promise<SimulatedEnrollment[]> {
  const { tx } = tenant;
  const rows = await readRows(tenant, campaign, { limit, shown });
  const lead_ids = rows.map((row) => row.lead_id);
  const leads = await tx.lead.findMany({ where: { id: { in: lead_ids } } });
  const suppressions = await findSuppressions(
    tx,
    leads.map(({ id, email, linkedin_url }) => ({ lead_id: id, email, linkedin_url })),
  );
  const touchesOf = await readPlannedTouches(tenant, campaign, rows);
  const fallback = (await campaignZone(tenant))(campaign);
  return rows.flatMap((row) => {
    const lead = leads.find(({ id }) => id === row.lead_id);
    if (!lead) return [];
    return [
      {
        shown,
        campaign: asIfRunning(campaign),
        enrollment: { status: row.status, stop_reason: row.stop_reason },
        lead: {
          lead_id: lead.id,
          name: lead.full_name,
          status: lead.status ?? "new",
          held_until: lead.held_until,
          do_not_contact_reason: lead.do_not_contact_reason,
        },
        suppression: suppressions.get(lead.id) ?? null,
        newer_reply: row.replied,
        zone: zoneOf({ lead }, fallback),
        touches: touchesOf(row, lead),
      },
    ];
  });
}

/** What waits for its start is looked at as if it were started now; the answer says so. */
function asIfRunning({ name, status, paused_reason }: Campaign): SimulatedEnrollment["campaign"] {
  const running = status === "draft" || status === "paused" ? "active" : status;
  return { name, status: running, paused_reason };
}

/** Relies on campaign_leads_campaign_id_lead_id_key. */
function readRows({ tx }: Tenant, campaign: Campaign, wanted: Wanted): Promise<EnrollmentRow[]> {
  return tx.$queryRaw<EnrollmentRow[]>`
    select e.lead_id, coalesce(e.status, 'active') as status, e.stop_reason, e.sequence_version, e.mailbox_id,
      e.added_at, exists (
        select 1 from messages m
        where m.lead_id = e.lead_id and m.direction = 'inbound' and m.created_at >= e.added_at
      ) as replied
    from campaign_leads e
    where e.campaign_id = ${campaign.id}::uuid and (${wanted.shown} or e.status = 'active')
    order by (e.status = 'active') desc, e.added_at, e.id
    limit ${wanted.limit}`;
}
