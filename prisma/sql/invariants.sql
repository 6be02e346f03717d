-- What holds at any time, in the midst of sends and crashes too: each row names a broken rule and the id of
-- the row that breaks it; none is the right answer. Run it as the owner, who sees all tenants.
-- It reads whole tables, for tests and for somebody who looks into a fault, never in the course of work.
with pads as (
  -- The two HMAC pads of the link key (RFC 2104), as hashPads makes them: bytes xor 0x36 and xor 0x5c.
  select
    decode(string_agg(lpad(to_hex(byte # 54), 2, '0'), '' order by nth), 'hex') as inner_pad,
    decode(string_agg(lpad(to_hex(byte # 92), 2, '0'), '' order by nth), 'hex') as outer_pad
  from (
    select nth, case when nth < length(link_key) then get_byte(convert_to(link_key, 'UTF8'), nth) else 0 end
      as byte
    from installation, generate_series(0, 63) as nth
  ) bytes
),
outbound as (
  select s.id, s.status, count(m.id) as messages
  from sequence_steps s
  left join messages m on m.step_id = s.id and m.direction = 'outbound'
  group by s.id
),
-- Suppressions that were there when a message of the same person began to leave. A suppression bears the
-- time at which its transaction began, and a gate that held the lead's lock may have let a message go while
-- that transaction waited: no longer than the 30 seconds a transaction may last (withTenant).
written_past as (
  select m.id
  from messages m
  join sequence_steps s on s.id = m.step_id
  join leads l on l.id = m.lead_id
  cross join pads
  cross join lateral (
    values ('person', l.id::text), ('address', l.email_norm), ('domain', split_part(l.email_norm, '@', 2))
  ) as wanted (scope, value)
  join suppressions p on p.user_id = m.user_id and p.scope = wanted.scope
    and p.value_hash = encode(
      sha256(outer_pad || sha256(inner_pad || convert_to(wanted.scope || ':' || wanted.value, 'UTF8'))), 'hex')
  where m.direction = 'outbound' and s.sending_at > p.created_at + interval '30 seconds'
),
children (what, id, user_id, parent_user_id) as (
  select 'enrolment and campaign', x.id, x.user_id, p.user_id from campaign_leads x join campaigns p on p.id = x.campaign_id
  union all
  select 'enrolment and lead', x.id, x.user_id, p.user_id from campaign_leads x join leads p on p.id = x.lead_id
  union all
  select 'enrolment and mailbox', x.id, x.user_id, p.user_id from campaign_leads x join mailboxes p on p.id = x.mailbox_id
  union all
  select 'step and campaign', x.id, x.user_id, p.user_id from sequence_steps x join campaigns p on p.id = x.campaign_id
  union all
  select 'step and lead', x.id, x.user_id, p.user_id from sequence_steps x join leads p on p.id = x.lead_id
  union all
  select 'step and mailbox', x.id, x.user_id, p.user_id from sequence_steps x join mailboxes p on p.id = x.mailbox_id
  union all
  select 'answer and message', x.id, x.user_id, p.user_id from sequence_steps x join messages p on p.id = x.answers_message_id
  union all
  select 'message and campaign', x.id, x.user_id, p.user_id from messages x join campaigns p on p.id = x.campaign_id
  union all
  select 'message and lead', x.id, x.user_id, p.user_id from messages x join leads p on p.id = x.lead_id
  union all
  select 'message and step', x.id, x.user_id, p.user_id from messages x join sequence_steps p on p.id = x.step_id
  union all
  select 'message and mailbox', x.id, x.user_id, p.user_id from messages x join mailboxes p on p.id = x.mailbox_id
  union all
  select 'mailbox and credentials', x.id, x.user_id, p.user_id
  from mailboxes x join integration_credentials p on p.id = x.credential_id
  union all
  select 'sequence version and campaign', x.id, x.user_id, p.user_id
  from sequence_versions x join campaigns p on p.id = x.campaign_id
  union all
  select 'mandate and campaign', x.id, x.user_id, p.user_id from agent_mandates x join campaigns p on p.id = x.campaign_id
  union all
  select 'mail and mailbox', x.id, x.user_id, p.user_id from inbound_mail x join mailboxes p on p.id = x.mailbox_id
  union all
  select 'mail and lead', x.id, x.user_id, p.user_id from inbound_mail x join leads p on p.id = x.lead_id
  union all
  select 'mail and reply', x.id, x.user_id, p.user_id from inbound_mail x join messages p on p.id = x.message_id
  union all
  select 'mail and the message it answers', x.id, x.user_id, p.user_id
  from inbound_mail x join messages p on p.id = x.outbound_message_id
  union all
  select 'sandbox mail and mailbox', x.id, x.user_id, p.user_id from sandbox_mail x join mailboxes p on p.id = x.mailbox_id
  union all
  select 'post and step', x.id, x.user_id, p.user_id from slack_posts x join sequence_steps p on p.id = x.step_id
  union all
  select 'post and message', x.id, x.user_id, p.user_id from slack_posts x join messages p on p.id = x.message_id
)
select 'a sent step has exactly one outbound message' as invariant, id::text as offending_id
from outbound where status = 'sent' and messages <> 1
union all
select 'only a sent step has an outbound message', id::text
from outbound where status is distinct from 'sent' and messages > 0
union all
select 'a step has at most one message', step_id::text
from messages where step_id is not null group by step_id having count(*) > 1
union all
select 'a sent step has the time it was sent at', id::text
from sequence_steps where status = 'sent' and sent_at is null
union all
select 'a step that is scheduled or sent was approved with the content it has', id::text
from sequence_steps
where status in ('scheduled', 'sent') and (approved_hash is null or approved_hash is distinct from content_hash)
union all
select 'a step in flight is scheduled, or its lease has just run out', id::text
from sequence_steps
where delivery_state in ('claimed', 'prepared', 'sending') and status is distinct from 'scheduled'
  and (lease_until is null or lease_until < clock_timestamp() - interval '1 hour')
union all
-- Recovery looks for leases that are over, so one without any would lie there for ever.
select 'a step in flight has a lease', id::text
from sequence_steps where delivery_state in ('claimed', 'prepared', 'sending') and lease_until is null
union all
select 'a row belongs to the user of the row it points at: ' || what, id::text
from children where user_id is distinct from parent_user_id
union all
select 'no message leaves after its person was suppressed', id::text from written_past
union all
select 'a mailbox sends no more a day than its cap', id::text from mailboxes where sent_count > daily_cap
union all
select 'nobody who unsubscribed is active in a campaign', e.id::text
from campaign_leads e join leads l on l.id = e.lead_id
where e.status = 'active' and l.status = 'unsubscribed'
union all
-- What had begun to leave before the opt-out is settled by its provider's answer, and by the gate on a retry.
select 'nobody who unsubscribed has a step to come', s.id::text
from sequence_steps s join leads l on l.id = s.lead_id
where s.status in ('pending', 'scheduled') and l.status = 'unsubscribed' and s.sending_at is null
order by 1, 2
