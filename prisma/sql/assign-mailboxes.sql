-- Gives the enrolments of a campaign ($1) that have none a mailbox, in turn, and their undrafted touches
-- with them; $2 mail accounts, $3 LinkedIn accounts. A drafted touch keeps what it has: its hash covers it.
-- Relies on campaign_leads_campaign_id_lead_id_key and sequence_steps_campaign_lead_idx.
with homeless as (
  select id, lead_id, row_number() over (order by added_at, id) - 1 as place
  from campaign_leads
  where campaign_id = $1::uuid and mailbox_id is null and status in ('active', 'paused')
),
housed as (
  update campaign_leads cl
  set mailbox_id = ($2::uuid[])[1 + h.place % greatest(cardinality($2::uuid[]), 1)]
  from homeless h
  where cl.id = h.id
  returning cl.lead_id, cl.mailbox_id, h.place
)
update sequence_steps s
set mailbox_id = case s.channel
  when 'email' then housed.mailbox_id
  else ($3::uuid[])[1 + housed.place % greatest(cardinality($3::uuid[]), 1)] end
from housed
where s.campaign_id = $1::uuid and s.lead_id = housed.lead_id and s.mailbox_id is null
  and s.status = 'pending' and s.draft_version = 0
