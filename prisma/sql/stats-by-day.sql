-- Messages by local day, oldest first, with the days on which there were none: $1 zone, $2 now, $3 how
-- many days, today included, $4 campaign or null for all.
-- Relies on messages_user_created_idx.
with days as (
  select today - back as day
  from (select ($2::timestamptz at time zone $1)::date as today) local, generate_series(0, $3::int - 1) back
),
counted as (
  select (m.created_at at time zone $1)::date as day,
    (count(*) filter (where m.direction = 'outbound'))::int as sent,
    (count(*) filter (where m.direction = 'inbound'))::int as replied,
    (count(*) filter (where m.direction = 'inbound' and m.sentiment = 'positive'))::int as positive
  from messages m
  where m.created_at >= (select min(day)::timestamp at time zone $1 from days)
    and ($4::uuid is null or m.campaign_id = $4::uuid)
  group by 1
)
select d.day::text, coalesce(c.sent, 0) as sent, coalesce(c.replied, 0) as replied,
  coalesce(c.positive, 0) as positive
from days d left join counted c on c.day = d.day
order by d.day
