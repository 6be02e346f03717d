import { queuePosts } from "../posts/queue-posts.js";
/** From so many sent messages on, these shares pause a campaign by themselves. */
const MIN_SENT = 50;
const MAX_BOUNCES = 0.05;
const MAX_COMPLAINTS = 0.001;
/** Pauses a campaign whose bounces or complaints would harm the mailbox's standing, and tells the owner once. */
export async function pauseTroubledCampaign(tenant, campaign_id) {
    if (!campaign_id)
        return;
    const { tx } = tenant;
    const [counts] = await tx.$queryRaw `
    select c.name, count(m.id)::int as sent,
      count(m.id) filter (where m.status = 'bounced')::int as bounced,
      count(distinct i.id)::int as complained
    from campaigns c
    join messages m on m.campaign_id = c.id and m.direction = 'outbound'
    left join inbound_mail i on i.outbound_message_id = m.id and i.kind = 'complaint'
    where c.id = ${campaign_id}::uuid and c.status = 'active' group by c.id`;
    if (!counts || counts.sent < MIN_SENT)
        return;
    const bounces = counts.bounced / counts.sent;
    const complaints = counts.complained / counts.sent;
    if (bounces < MAX_BOUNCES && complaints < MAX_COMPLAINTS)
        return;
    const why = bounces >= MAX_BOUNCES
        ? `${Math.round(bounces * 100)} % of its messages bounced`
        : `${counts.complained} of its messages were marked as spam`;
    await tx.campaign.updateMany({
        where: { id: campaign_id, status: "active" },
        data: { status: "paused", paused_reason: why, version: { increment: 1 } },
    });
    await tenant.audit({
        action: "pause_campaign",
        subject_type: "campaign",
        subject_id: campaign_id,
        fields: ["status"],
    });
    await queuePosts(tenant, {
        kind: "notice",
        subject: `troubled:${campaign_id}:${counts.sent}`,
        payload: {
            text: `The campaign "${counts.name}" was paused: ${why}.`,
            next: "Clean the list, then resume it with /sdr campaign resume.",
        },
    });
}
//# sourceMappingURL=pause-troubled-campaign.js.map