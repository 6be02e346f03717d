-- One page of leads, newest first: $1 patterns that must all match, $2 status, $3 source, $4 campaign,
-- $5 and $6 the position after which the page begins, $7 how many.
-- Walks leads_user_created_idx from the position and stops when the page is full.
select l.id, l.full_name, l.email, l.company, l.title, l.status, l.created_at::text as at
from leads l
where ($5::text is null or (l.created_at, l.id) < ($5::text::timestamptz, $6::text::uuid))
  and ($2::text is null or l.status = $2)
  and ($3::text is null or l.source = $3)
  and ($4::uuid is null or exists (
    select 1 from campaign_leads cl where cl.campaign_id = $4::uuid and cl.lead_id = l.id))
  and not exists (
    select 1 from unnest($1::text[]) as w (pattern)
    where not (l.full_name ilike w.pattern or coalesce(l.email ilike w.pattern, false)
      or coalesce(l.company ilike w.pattern, false) or coalesce(l.title ilike w.pattern, false)))
order by l.created_at desc, l.id desc
limit $7::int
