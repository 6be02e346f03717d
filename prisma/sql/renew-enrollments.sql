-- Gives the enrolments of a campaign ($1) that was never started the steps of its new version ($2): those whose
-- touches nobody has drafted or decided on yet. $3 step numbers, $4 their channels. Answers how many. Mail keeps
-- its account; LinkedIn accounts are shared out by assign-mailboxes.sql afterwards.
-- The caller holds the row locks of these touches.
-- Relies on campaign_leads_campaign_id_lead_id_key and sequence_steps_campaign_lead_idx.
with renewed as (
  update campaign_leads cl set sequence_version = $2::int
  where cl.campaign_id = $1::uuid and cl.sequence_version < $2::int and cl.status in ('active', 'paused')
    and not exists (
      select 1 from sequence_steps s
      where s.campaign_id = cl.campaign_id and s.lead_id = cl.lead_id and s.kind = 'sequence'
        and (s.draft_version > 0 or s.delivery_state <> 'idle'
          or s.status <> 'pending' and s.skip_reason is distinct from 'no email address'
            and s.skip_reason is distinct from 'no LinkedIn profile'))
  returning cl.user_id, cl.lead_id, cl.mailbox_id, cl.origin
),
gone as (
  delete from sequence_steps s using renewed r
  where s.campaign_id = $1::uuid and s.lead_id = r.lead_id and s.kind = 'sequence'
  returning s.id
),
touches as (
  insert into sequence_steps (user_id, campaign_id, lead_id, step_number, channel, status, skip_reason,
    mailbox_id, origin)
  select r.user_id, $1::uuid, r.lead_id, step.number, step.channel,
    case when step.reachable then 'pending' else 'skipped' end,
    case when step.reachable then null when step.channel = 'email' then 'no email address'
      else 'no LinkedIn profile' end,
    case step.channel when 'email' then r.mailbox_id end, r.origin
  from renewed r
  join leads l on l.id = r.lead_id
  cross join lateral (
    select s.number, s.channel,
      case s.channel when 'email' then coalesce(l.email_norm, '') <> ''
        else coalesce(l.linkedin_url, '') <> '' end as reachable
    from unnest($3::int[], $4::text[]) as s (number, channel)
  ) step
  -- Read, so that the old touches are gone before the new ones come.
  where (select count(*) from gone) >= 0
)
select count(*)::int as renewed from renewed
