import type { Tenant } from "../operation.ts";
import { queuePosts } from "../posts/queue-posts.ts";

/** From so many sent mails on, these shares pause a campaign by themselves. */
const MIN_SENT = 50;
const MAX_BOUNCES = 0.05;
const MAX_COMPLAINTS = 0.001;

/** Pauses a campaign whose bounces or complaints would harm the mailbox's standing, and tells the owner once. */
export async function pauseTroubledCampaign(
  tenant: Tenant,
  campaign_id: string | null,
): Promise<void> {
  const counts = campaign_id ? await countTroubles(tenant, campaign_id) : null;
  const why = counts && whyTroubled(counts);
  if (!campaign_id || !counts || !why) return;
  const paused = await tenant.tx.campaign.updateMany({
    where: { id: campaign_id, status: "active" },
    data: { status: "paused", paused_reason: why, version: { increment: 1 } },
  });
  if (paused.count === 0) return;
  await tenant.audit({
    action: "pause_campaign",
    subject_type: "campaign",
    subject_id: campaign_id,
    fields: ["status", "paused_reason"],
  });
  await queuePosts(tenant, {
    kind: "notice",
    subject: `troubled:${campaign_id}:${counts.sent}`,
    payload: {
      text: `The campaign "${counts.name}" was paused: ${why}.`,
      next: `Clean the list, then resume it with /sdr campaign resume ${counts.name}.`,
    },
  });
}

type Counts = { name: string; sent: number; bounced: number; complained: number };

/** Of a running campaign's mails; several reports about one mail count once. Relies on messages_campaign_id_idx. */
async function countTroubles({ tx }: Tenant, campaign_id: string): Promise<Counts | null> {
  const [counts] = await tx.$queryRaw<Counts[]>`
    select c.name, count(m.id)::int as sent,
      count(m.id) filter (where m.status = 'bounced')::int as bounced,
      (select count(distinct i.outbound_message_id)::int
        from inbound_mail i join messages o on o.id = i.outbound_message_id
        where i.kind = 'complaint' and o.campaign_id = c.id) as complained
    from campaigns c
    join messages m on m.campaign_id = c.id and m.direction = 'outbound' and m.channel = 'email'
    where c.id = ${campaign_id}::uuid and c.status = 'active'
    group by c.id`;
  return counts ?? null;
}

function whyTroubled({ sent, bounced, complained }: Counts): string | null {
  if (sent < MIN_SENT) return null;
  const share = (part: number) => `${Math.round((part / sent) * 1000) / 10} %`;
  if (bounced / sent >= MAX_BOUNCES) return `${share(bounced)} of its messages bounced`;
  if (complained / sent < MAX_COMPLAINTS) return null;
  return `${share(complained)} of its messages were marked as spam`;
}
