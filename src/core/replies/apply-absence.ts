import { campaignZone } from "../campaigns/campaign-zone.ts";
import type { Tenant } from "../operation.ts";
import { lockLead } from "../outbox/lock-lead.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { isTimeZone, resolveZone } from "../sequences/resolve-zone.ts";
import { holdUntil } from "./hold-until.ts";
import type { MailEffect, MatchedInbound } from "./matched-inbound.ts";

/** Out of office is no reply: the person is held in every campaign until they are back and have settled. */
export async function applyAbsence(tenant: Tenant, mail: MatchedInbound): Promise<MailEffect> {
  const { tx } = tenant;
  const { match, judged } = mail;
  await lockLead(tx, match.lead_id);
  const lead = await tx.lead.findUniqueOrThrow({
    where: { id: match.lead_id },
    select: { id: true, full_name: true, held_until: true, time_zone: true, location: true },
  });
  const { zone } = resolveZone({
    leadZone: lead.time_zone,
    leadLocation: lead.location,
    campaignZone: await fallbackZone(tenant, mail),
  });
  const named = holdUntil(judged.returnDate, zone, mail.received_at);
  // A notice without a date knows no better than one that named the day.
  const until = judged.returnDate ? named : later(named, lead.held_until);
  await tx.lead.update({
    where: { id: lead.id },
    data: { held_until: until },
    select: { id: true },
  });
  await tellOfAbsence(tenant, mail, { full_name: lead.full_name, until });
  await tenant.audit({
    action: "hold_lead",
    subject_type: "lead",
    subject_id: lead.id,
    fields: ["held_until"],
  });
  return {};
}

/** The campaign's zone or its owner's, else where the mailbox is. */
async function fallbackZone(tenant: Tenant, { match, mailbox_id }: MatchedInbound) {
  const { tx } = tenant;
  const campaign = match.campaign_id
    ? await tx.campaign.findUnique({
        where: { id: match.campaign_id },
        select: { settings: true },
      })
    : null;
  const zone = (await campaignZone(tenant))({ settings: campaign?.settings ?? {} });
  if (isTimeZone(zone)) return zone;
  const mailbox = await tx.mailbox.findUniqueOrThrow({
    where: { id: mailbox_id },
    select: { time_zone: true },
  });
  return mailbox.time_zone;
}

function later(one: Date, other: Date | null): Date {
  return other && other > one ? other : one;
}

function tellOfAbsence(
  tenant: Tenant,
  { match, judged }: MatchedInbound,
  lead: { full_name: string; until: Date },
) {
  const day = lead.until.toISOString().slice(0, 10);
  const back = judged.returnDate ? ` until ${judged.returnDate}` : "";
  return queuePosts(tenant, {
    kind: "notice",
    subject: `away:${match.outbound_message_id ?? match.lead_id}:${day}`,
    ...(match.step_id ? { step_id: match.step_id } : {}),
    payload: {
      text: `${lead.full_name} is out of office${back}. This is not counted as a reply.`,
      next: `Follow-ups are held until ${day} and then go on by themselves.`,
    },
  });
}
