-- Live figures of several campaigns ($1, ids) at once; one row a campaign.
-- Relies on campaign_leads_campaign_id_lead_id_key, sequence_steps_campaign_lead_idx, messages_campaign_id_idx.
with wanted as (
  select unnest($1::uuid[]) as campaign_id
),
enrolled as (
  select cl.campaign_id, count(*)::int as leads,
    (count(*) filter (where l.status = 'positive'))::int as positive
  from campaign_leads cl join leads l on l.id = cl.lead_id
  where cl.campaign_id = any ($1::uuid[])
  group by cl.campaign_id
),
touches as (
  select campaign_id,
    (count(*) filter (where status = 'pending' and approval_state = 'requested'))::int as waiting_approval,
    (count(*) filter (where status = 'scheduled'))::int as scheduled
  from sequence_steps
  where campaign_id = any ($1::uuid[])
  group by campaign_id
),
talk as (
  select campaign_id, (count(*) filter (where direction = 'outbound'))::int as sent,
    (count(*) filter (where direction = 'inbound'))::int as replies
  from messages
  where campaign_id = any ($1::uuid[])
  group by campaign_id
)
select w.campaign_id, coalesce(e.leads, 0) as leads, coalesce(t.waiting_approval, 0) as waiting_approval,
  coalesce(t.scheduled, 0) as scheduled, coalesce(k.sent, 0) as sent, coalesce(k.replies, 0) as replies,
  coalesce(e.positive, 0) as positive
from wanted w
left join enrolled e using (campaign_id)
left join touches t using (campaign_id)
left join talk k using (campaign_id)
