-- Starting a campaign ($1) at $2: the first touch of each running enrolment that is neither sent nor left
-- out may be drafted, unless it is or a time for that is set. Counts the drafts that are due now, and names
-- the touches that were drafted before and never submitted.
-- Relies on sequence_steps_campaign_lead_idx and campaign_leads_campaign_id_lead_id_key.
with first_open as (
  select distinct on (s.lead_id) s.id, s.status, s.draft_version, s.approval_state
  from sequence_steps s
  join campaign_leads cl on cl.campaign_id = s.campaign_id and cl.lead_id = s.lead_id
  where s.campaign_id = $1::uuid and s.kind = 'sequence' and s.status not in ('sent', 'skipped')
    and cl.status = 'active'
  order by s.lead_id, s.step_number
),
opened as (
  update sequence_steps s
  set draft_due_at = coalesce(s.draft_due_at, $2::timestamptz)
  from first_open f
  where s.id = f.id and f.status = 'pending' and f.draft_version = 0
  returning s.draft_due_at
)
select
  (select count(*)::int from opened where draft_due_at <= $2::timestamptz) as drafts_due,
  (select coalesce(array_agg(id::text), '{}') from first_open
    where status = 'pending' and draft_version > 0 and approval_state = 'none') as unasked
