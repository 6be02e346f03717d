-- One page of the do-not-contact list, newest first: $1 patterns that must all match, $2 and $3 the position
-- after which the page begins, $4 how many.
-- Walks suppressions_user_created_idx from the position; persons are looked up by their primary key.
select s.id, s.scope, s.reason, s.source, s.shared, s.created_at, s.created_at::text as at,
  case s.scope when 'person' then coalesce(l.email, l.full_name) else s.value end as value,
  l.id as lead_id
from suppressions s
left join leads l on s.scope = 'person' and s.value ~ '^[0-9a-f-]{36}$' and l.id::text = s.value
where ($2::text is null or (s.created_at, s.id) < ($2::text::timestamptz, $3::text::uuid))
  and not exists (
    select 1 from unnest($1::text[]) as w (pattern)
    where not (coalesce(s.value ilike w.pattern, false) or s.reason ilike w.pattern
      or coalesce(l.full_name ilike w.pattern, false) or coalesce(l.email ilike w.pattern, false)))
order by s.created_at desc, s.id desc
limit $4::int
