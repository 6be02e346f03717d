-- Creates leads or fills in known ones, one outcome a row; the caller has taken out rows that repeat
-- another of the batch. $1 to $11 the fields, one array literal each (null: not given); $2 the name was only
-- derived; $12 must not be contacted. $13 user, $14 source, $15 now, $16 true: write nothing.
-- A row with an address is the lead with that address, or else one without any that has the profile; a
-- row without one is the oldest lead with the profile.
-- Relies on leads_user_email_unique, leads_user_linkedin_idx and the primary key. The limits make the
-- planner look up each row: joined, it may read all leads of the tenant for every batch of an import.
with given as materialized (
  select g.*, gen_random_uuid() as new_id
  from unnest($1::text::text[], $2::text::boolean[], $3::text::text[], $4::text::text[], $5::text::text[],
    $6::text::text[], $7::text::text[], $8::text::text[], $9::text::text[], $10::text::text[],
    $11::text::text[], $12::text::boolean[]) with ordinality
    as g (full_name, derived, email, linkedin_url, company, title, industry, location, phone, time_zone,
      enrichment, suppressed, place)
),
known as materialized (
  select g.place, coalesce(by_address.id, by_profile.id) as id,
    row_number() over (partition by coalesce(by_address.id, by_profile.id) order by g.place) > 1 as again
  from given g
  left join lateral (
    select l.id from leads l where l.user_id = $13::uuid and l.email_norm = lower(g.email) limit 1
  ) by_address on true
  left join lateral (
    select l.id from leads l
    where by_address.id is null and l.user_id = $13::uuid and l.linkedin_url = g.linkedin_url
      and (g.email is null or l.email is null)
    order by l.created_at, l.id
    limit 1
  ) by_profile on true
  where by_address.id is not null or by_profile.id is not null
),
merged as materialized (
  select k.place, k.id, k.again, l.do_not_contact_reason is not null as blocked, m.*,
    (m.full_name, m.email, m.linkedin_url, m.company, m.title, m.industry, m.location, m.phone, m.time_zone,
      m.enrichment_data)
    is distinct from (l.full_name, l.email, l.linkedin_url, l.company, l.title, l.industry, l.location,
      l.phone, l.time_zone, l.enrichment_data) as differs
  from known k
  join given g on g.place = k.place
  cross join lateral (select * from leads l where l.id = k.id limit 1) l
  cross join lateral (
    select case when g.derived then l.full_name else g.full_name end as full_name,
      coalesce(l.email, g.email) as email, coalesce(g.linkedin_url, l.linkedin_url) as linkedin_url,
      coalesce(g.company, l.company) as company, coalesce(g.title, l.title) as title,
      coalesce(g.industry, l.industry) as industry, coalesce(g.location, l.location) as location,
      coalesce(g.phone, l.phone) as phone, coalesce(g.time_zone, l.time_zone) as time_zone,
      coalesce(l.enrichment_data, '{}') || g.enrichment::jsonb as enrichment_data
  ) m
),
judged as materialized (
  select g.place, g.new_id, m.id,
    case
      when g.suppressed or m.blocked then 'suppressed'
      when m.id is null then 'created'
      when m.again or not m.differs then 'duplicate'
      else 'updated'
    end as outcome
  from given g left join merged m on m.place = g.place
),
inserted as (
  insert into leads (id, user_id, full_name, email, linkedin_url, company, title, industry, location, phone,
    time_zone, enrichment_data, source, created_at)
  select g.new_id, $13::uuid, g.full_name, g.email, g.linkedin_url, g.company, g.title, g.industry, g.location,
    g.phone, g.time_zone, g.enrichment::jsonb, $14, $15::timestamptz
  from judged j join given g on g.place = j.place
  where j.outcome = 'created' and not $16::boolean
  order by lower(g.email), g.place -- the same order in every import: two of them wait, and do not deadlock
  on conflict (user_id, email_norm) do nothing
  returning id
),
updated as (
  update leads l
  set full_name = m.full_name, email = m.email, linkedin_url = m.linkedin_url, company = m.company,
    title = m.title, industry = m.industry, location = m.location, phone = m.phone, time_zone = m.time_zone,
    enrichment_data = m.enrichment_data
  from judged j join merged m on m.place = j.place
  where j.outcome = 'updated' and l.id = m.id and not $16::boolean
)
select coalesce(j.id, i.id) as lead_id,
  -- Somebody else created it in this moment.
  case when j.outcome = 'created' and i.id is null and not $16::boolean then 'duplicate' else j.outcome end
    as outcome
from judged j left join inserted i on i.id = j.new_id
order by j.place
