-- Gives touches of a campaign ($1), or of its one lead $4, an account that works, in turn: those that have
-- none, or one that does not send. $2 mail accounts, $3 LinkedIn accounts. Whoever was written to keeps the
-- account that their conversation is in. Answers the touches that had a draft: it covers the account, so it
-- must be asked for again; one that was approved is so no more.
-- Relies on campaign_leads_campaign_id_lead_id_key and sequence_steps_campaign_lead_idx.
with homeless as materialized (
  select s.id, s.lead_id, s.channel = 'email' as is_mail, s.status, s.approval_state, s.draft_version,
    dense_rank() over (order by cl.added_at, cl.id) - 1 as place
  from campaign_leads cl
  join sequence_steps s on s.campaign_id = cl.campaign_id and s.lead_id = cl.lead_id
  left join mailboxes m on m.id = s.mailbox_id
  where cl.campaign_id = $1::uuid and cl.status in ('active', 'paused')
    and ($4::uuid is null or cl.lead_id = $4::uuid)
    and s.kind = 'sequence' and s.status in ('pending', 'scheduled')
    and m.status is distinct from 'ok'
    and case s.channel when 'email' then cardinality($2::uuid[]) else cardinality($3::uuid[]) end > 0
    and not exists (
      select 1 from sequence_steps o
      where o.campaign_id = s.campaign_id and o.lead_id = s.lead_id and o.kind = 'sequence'
        and (o.channel = 'email') = (s.channel = 'email')
        and (o.status = 'sent' or o.delivery_state in ('claimed', 'prepared', 'sending', 'uncertain')))
),
housed as (
  update campaign_leads cl
  set mailbox_id = ($2::uuid[])[1 + h.place % cardinality($2::uuid[])]
  from (select distinct lead_id, place from homeless where is_mail) h
  where cl.campaign_id = $1::uuid and cl.lead_id = h.lead_id
),
moved as (
  update sequence_steps s
  set mailbox_id = case
      when h.is_mail then ($2::uuid[])[1 + h.place % cardinality($2::uuid[])]
      else ($3::uuid[])[1 + h.place % cardinality($3::uuid[])] end,
    status = 'pending',
    approval_state = case s.status when 'scheduled' then 'none' else s.approval_state end
  from homeless h
  -- Looked at again, since a send may have begun meanwhile.
  where s.id = h.id and s.status in ('pending', 'scheduled') and s.delivery_state in ('idle', 'drafting')
  returning s.id, h.status, h.approval_state, h.draft_version
)
select id::text as step_id, status = 'scheduled' or approval_state = 'requested' as asked_for
from moved where draft_version > 0
