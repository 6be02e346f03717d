-- One page of messages sent and received, newest first: $1 patterns that must all match, $2 direction,
-- $3 intent, $4 campaign, $5 lead, $6 and $7 the position after which the page begins, $8 how many.
-- Walks messages_user_created_idx from the position and stops when the page is full; a campaign or a lead
-- narrows it by messages_campaign_id_idx or messages_lead_id_idx.
select m.id, m.lead_id, l.full_name, m.campaign_id, m.direction, m.channel, m.subject, m.body, m.intent,
  m.created_at, m.created_at::text as at
from messages m
join leads l on l.id = m.lead_id
where ($6::text is null or (m.created_at, m.id) < ($6::text::timestamptz, $7::text::uuid))
  and ($2::text is null or m.direction = $2)
  and ($3::text is null or m.intent = $3)
  and ($4::uuid is null or m.campaign_id = $4::uuid)
  and ($5::uuid is null or m.lead_id = $5::uuid)
  and not exists (
    select 1 from unnest($1::text[]) as w (pattern)
    where not (coalesce(m.subject ilike w.pattern, false) or coalesce(m.body ilike w.pattern, false)
      or l.full_name ilike w.pattern or coalesce(l.email ilike w.pattern, false)
      or coalesce(l.company ilike w.pattern, false)))
order by m.created_at desc, m.id desc
limit $8::int
