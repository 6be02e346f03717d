-- One message of a mailbox to itself after every connecting, which shows whether the provider keeps our
-- Message-ID (mailboxes.keeps_message_id) and our own header in what it sends.
alter table mailboxes
  -- Set by connecting, taken away by whoever begins the test, before anything is sent: so it is sent once.
  add column self_test_due_at timestamptz,
  add column self_test_key uuid,
  add column self_tested_at timestamptz,
  add column self_test_finding text,
  add column keeps_send_id boolean;

create index mailboxes_self_test_due_idx on mailboxes (self_test_due_at) where self_test_due_at is not null;

grant select (self_test_due_at) on mailboxes to sdr_dispatcher;

set local role sdr_dispatcher;

-- Relies on mailboxes_self_test_due_idx. Nothing leaves while sending is off.
create function dispatch.find_self_tests(p_limit integer)
returns table (mailbox_id uuid, user_id uuid, clerk_id text)
language sql stable security definer set search_path = '' as $$
  select m.id, m.user_id, u.clerk_id
  from public.mailboxes m join public.users u on u.id = m.user_id
  where m.self_test_due_at <= clock_timestamp() and m.status = 'ok'
    and (select sending_enabled from public.installation)
  order by m.self_test_due_at limit p_limit
$$;

revoke execute on function dispatch.find_self_tests(integer) from public;
grant execute on function dispatch.find_self_tests(integer) to sdr_app;

reset role;
