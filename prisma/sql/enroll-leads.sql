-- Enrols leads in a campaign ($1) in one statement: judges every candidate, writes an enrolment and its
-- touches for those who may be written to, and answers with counts and the first fifty left out.
-- Candidates: $2 lead ids or null for all, $3 patterns that must all match, $4 status, $5 source.
-- Sequence: $6 step numbers, $7 their channels, $8 its version. $9, $10 accounts for mail and for LinkedIn.
-- $11 true: write nothing. $12 origin. $13 when the first draft is due, null while the campaign does not
-- run. $14 now. $15 user. $16, $17 the HMAC pads of the link key, see find-suppressions.sql.
-- Relies on leads_user_created_idx or the primary key, campaign_leads_lead_idx,
-- campaign_leads_campaign_id_lead_id_key and suppressions_user_id_scope_value_hash_key.
with candidates as materialized (
  select l.id, l.full_name, coalesce(l.status, 'new') as status, l.do_not_contact_reason, l.email_norm,
    coalesce(l.email_norm, '') <> '' as has_email, coalesce(l.linkedin_url, '') <> '' as has_profile,
    lower(trim(coalesce(l.linkedin_url, ''))) as profile
  from leads l
  where ($2::uuid[] is null or l.id = any ($2::uuid[]))
    and ($4::text is null or l.status = $4)
    and ($5::text is null or l.source = $5)
    and not exists (
      select 1 from unnest($3::text[]) as w (pattern)
      where not (l.full_name ilike w.pattern or coalesce(l.email ilike w.pattern, false)
        or coalesce(l.company ilike w.pattern, false) or coalesce(l.title ilike w.pattern, false)))
),
hashed as materialized (
  select c.id, wanted.scope,
    encode(sha256($17::bytea || sha256($16::bytea || convert_to(wanted.scope || ':' || wanted.value, 'UTF8'))), 'hex')
      as hash
  from candidates c
  cross join lateral (
    values ('person', c.id::text), ('address', c.email_norm), ('domain', split_part(c.email_norm, '@', 2)),
      ('person', nullif(c.profile, ''))
  ) as wanted (scope, value)
  where (select exists (select 1 from suppressions) or dispatch.has_shared_suppressions())
),
suppressed as materialized (
  select h.id from hashed h join suppressions s on s.scope = h.scope and s.value_hash = h.hash
  union
  select h.id from hashed h
  join dispatch.find_shared_suppressions(
    array(select hash from hashed where scope <> 'person')) as shared (hash) on shared.hash = h.hash
),
elsewhere as materialized (
  select cl.lead_id as id, min(k.name) as campaign_name
  from candidates c
  join campaign_leads cl on cl.lead_id = c.id and cl.status in ('active', 'paused')
  join campaigns k on k.id = cl.campaign_id and k.status in ('active', 'paused')
  where k.id <> $1::uuid
  group by cl.lead_id
),
judged as materialized (
  select c.id, c.full_name, mine.id is not null as already,
    case
      when c.status = 'unsubscribed' then 'unsubscribed'
      when c.do_not_contact_reason is not null or s.id is not null then 'suppressed'
      when c.status in ('replied', 'positive', 'neutral', 'negative') then 'replied already'
      when e.id is not null then 'already in campaign ' || e.campaign_name
      when not c.has_email and ($7::text[])[1] = 'email' then 'no email address'
      when not c.has_profile and not 'email' = any ($7::text[]) then 'no LinkedIn profile'
      when not c.has_profile and not c.has_email then 'no email address or LinkedIn profile'
    end as reason,
    -- The first step that can reach this lead; least() passes over nulls.
    least(
      case when c.has_email then array_position($7::text[], 'email') end,
      case when c.has_profile then least(array_position($7::text[], 'linkedin_invite'),
        array_position($7::text[], 'linkedin_message')) end
    ) as first_place,
    c.has_email, c.has_profile
  from candidates c
  left join suppressed s on s.id = c.id
  left join elsewhere e on e.id = c.id
  left join campaign_leads mine on mine.campaign_id = $1::uuid and mine.lead_id = c.id
  union all
  select wanted.id, '', false, 'no such lead', null, false, false
  from unnest($2::uuid[]) as wanted (id)
  where not exists (select 1 from candidates c where c.id = wanted.id)
),
chosen as materialized (
  select id as lead_id, first_place, has_email, has_profile,
    row_number() over (order by id) - 1
      + (select count(*) from campaign_leads where campaign_id = $1::uuid) as turn
  from judged
  where reason is null and not already and not $11::boolean
),
enrolled as (
  insert into campaign_leads (user_id, campaign_id, lead_id, mailbox_id, sequence_version, origin, added_at)
  select $15::uuid, $1::uuid, lead_id, ($9::uuid[])[1 + turn % greatest(cardinality($9::uuid[]), 1)],
    $8::int, $12, $14::timestamptz
  from chosen
),
touches as (
  insert into sequence_steps (user_id, campaign_id, lead_id, step_number, channel, status, skip_reason,
    mailbox_id, origin, draft_due_at)
  select $15::uuid, $1::uuid, c.lead_id, step.number, step.channel,
    case when step.reachable then 'pending' else 'skipped' end,
    case when step.reachable then null when step.channel = 'email' then 'no email address'
      else 'no LinkedIn profile' end,
    case step.channel
      when 'email' then ($9::uuid[])[1 + c.turn % greatest(cardinality($9::uuid[]), 1)]
      else ($10::uuid[])[1 + c.turn % greatest(cardinality($10::uuid[]), 1)] end,
    $12,
    case when step.place = c.first_place then $13::timestamptz end
  from chosen c
  cross join lateral (
    select s.number, s.channel, s.place,
      case s.channel when 'email' then c.has_email else c.has_profile end as reachable
    from unnest($6::int[], $7::text[]) with ordinality as s (number, channel, place)
  ) step
),
left_out as (
  select id, full_name, reason from judged where reason is not null and not already
)
select
  (select count(*)::int from judged where reason is null and not already) as enrolled,
  (select count(*)::int from judged where already) as already_enrolled,
  (select count(*)::int from left_out) as excluded_total,
  (select coalesce(jsonb_object_agg(reason, leads), '{}')
    from (select reason, count(*) as leads from left_out group by reason) counted) as excluded_by_reason,
  (select coalesce(jsonb_agg(jsonb_build_object('lead_id', id, 'full_name', full_name, 'reason', reason)), '[]')
    from (select * from left_out order by full_name, id limit 50) listed) as excluded
