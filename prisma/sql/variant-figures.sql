-- What came of the messages of a campaign ($1): one row a sequence version, step and wording. A message that a
-- person reworded has no wording any more (null). A message is replied to when a person answered it; an opt-out
-- counts apart, at the message that was answered, or at the last one they got when they used a link.
-- Relies on messages_campaign_id_idx, campaign_leads_campaign_id_lead_id_key and messages_lead_id_idx.
with answers as (
  select m.meta ->> 'answers_step_id' as step_id,
    bool_or(m.intent is distinct from 'unsubscribe') as replied,
    bool_or(m.sentiment = 'positive') as positive,
    bool_or(m.intent = 'unsubscribe') as opted_out
  from messages m
  where m.campaign_id = $1::uuid and m.direction = 'inbound' and m.meta ->> 'answers_step_id' is not null
  group by 1
),
sent as (
  select cl.sequence_version, s.step_number, s.channel,
    case when s.edited then null else s.payload ->> 'variant' end as variant,
    coalesce(m.status = 'bounced', false) as bounced,
    coalesce(a.replied, false) as replied, coalesce(a.positive, false) as positive,
    coalesce(a.opted_out, false) or (l.status = 'unsubscribed' and not exists (
      select 1 from messages o
      where o.lead_id = m.lead_id and o.id <> m.id
        and case o.direction when 'inbound' then o.intent = 'unsubscribe'
          else o.step_id is not null and (o.created_at, o.id) > (m.created_at, m.id) end)) as opted_out
  from messages m
  join sequence_steps s on s.id = m.step_id and s.kind = 'sequence'
  join campaign_leads cl on cl.campaign_id = s.campaign_id and cl.lead_id = s.lead_id
  join leads l on l.id = m.lead_id
  left join answers a on a.step_id = s.id::text
  where m.campaign_id = $1::uuid and m.direction = 'outbound'
)
select sequence_version, step_number, channel, variant, count(*)::int as sent,
  (count(*) filter (where replied))::int as replies, (count(*) filter (where positive))::int as positive,
  (count(*) filter (where opted_out))::int as opt_outs, (count(*) filter (where bounced))::int as bounces
from sent
group by sequence_version, step_number, channel, variant
order by step_number, sequence_version desc, variant nulls last
