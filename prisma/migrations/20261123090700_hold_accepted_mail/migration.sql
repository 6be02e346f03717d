-- What a provider said it took is never handed to it a second time, and passing faults are waited out.

alter table sequence_steps
  -- The provider said that it took the message, although its copy was not there yet.
  add column accepted_at timestamptz,
  -- When the first of these tries failed, in business time: none is given up within a day of it.
  add column failing_since timestamptz;

grant select (sending_paused_at) on users to sdr_dispatcher;

set local role sdr_dispatcher;

-- As before, and nothing leaves while the account's own switch is off either.
create or replace function dispatch.find_self_tests(p_limit integer)
returns table (mailbox_id uuid, user_id uuid, clerk_id text)
language sql stable security definer set search_path = '' as $$
  select m.id, m.user_id, u.clerk_id
  from public.mailboxes m join public.users u on u.id = m.user_id
  where m.self_test_due_at <= clock_timestamp() and m.status = 'ok'
    and u.sending_paused_at is null
    and (select sending_enabled from public.installation)
  order by m.self_test_due_at limit p_limit
$$;

reset role;
