-- Skips what has not begun to leave and closes the enrolments; the caller holds the leads' row locks.
-- The attempt id goes, so that a worker which had claimed a touch can write nothing any more; the state
-- goes back to idle, or recovery would take the touch up again.
-- $1 leads, $2 campaign or null for all, $3 reason, $4 touches to spare, $5 enrolment status, $6 now.
-- Relies on sequence_steps_lead_idx and campaign_leads_lead_idx.
with stopped as (
  update sequence_steps
  set status = 'skipped', skip_reason = $3, deferred_reason = null, draft_due_at = null,
    delivery_state = 'idle', attempt_id = null, lease_until = null,
    approval_state = case approval_state when 'requested' then 'none' else approval_state end
  where lead_id = any ($1::uuid[]) and ($2::uuid is null or campaign_id = $2::uuid)
    and status in ('pending', 'scheduled')
    and delivery_state in ('idle', 'drafting', 'claimed', 'prepared')
    and id <> all ($4::uuid[])
  returning id
),
closed as (
  update campaign_leads
  set status = $5, stop_reason = $3,
    completed_at = case when $5 = 'paused' then null else $6::timestamptz end
  where lead_id = any ($1::uuid[]) and ($2::uuid is null or campaign_id = $2::uuid)
    and (status = 'active' or (status = 'paused' and $5 <> 'paused'))
  returning id
)
select (select count(*)::int from stopped) as skipped,
  (select count(*)::int from closed) as enrollments,
  array(
    select distinct p.step_id from slack_posts p join stopped s on s.id = p.step_id
    where p.kind = 'approval'
  ) as carded_step_ids
