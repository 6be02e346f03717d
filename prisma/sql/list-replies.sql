-- Ids of one page of replies, newest first: $1 intent, $2 lead, $3 true: only those nobody has dealt with,
-- $4 and $5 the position after which the page begins, $6 how many.
-- Walks messages_user_direction_idx backwards and stops when the page is full.
select m.id, m.created_at::text as at
from messages m
where m.direction = 'inbound' and m.lead_id is not null
  and ($4::text is null or (m.created_at, m.id) < ($4::text::timestamptz, $5::text::uuid))
  and ($1::text is null or m.intent = $1)
  and ($2::uuid is null or m.lead_id = $2::uuid)
  and (not $3::boolean or m.handled_at is null)
order by m.created_at desc, m.id desc
limit $6::int
