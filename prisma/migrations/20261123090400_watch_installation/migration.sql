-- What running the product for long takes: recognising a copied database, approvals that are reminded of
-- and expire, posts that wait for quiet hours to end, and moving credentials to a new key.

-- Where the embedded database's folder lies; a copy of the folder lies elsewhere.
alter table installation add column place text;

-- In business time. Null: the post may go at once.
alter table slack_posts add column quiet_until timestamptz;

alter table sequence_steps
  drop constraint sequence_steps_approval_state_check,
  add constraint sequence_steps_approval_state_check
    check (approval_state in ('none', 'requested', 'approved', 'rejected', 'expired'));

create index sequence_steps_waiting_idx on sequence_steps (approval_requested_at)
  where status = 'pending' and approval_state = 'requested';

-- What waits already gets three days at least, so that nothing expires by an upgrade alone.
update sequence_steps s
set approval_expires_at = greatest(s.approval_requested_at + interval '14 days', now() + i.clock_offset + interval '3 days')
from installation i
where s.status = 'pending' and s.approval_state = 'requested' and s.approval_expires_at is null;

grant select (approval_state, approval_requested_at, approval_reminded_at, approval_expires_at) on sequence_steps
  to sdr_dispatcher;
grant select (quiet_until) on slack_posts to sdr_dispatcher;
grant select (id, user_id, key_id) on integration_credentials to sdr_dispatcher;
create policy dispatch_read on integration_credentials for select to sdr_dispatcher using (true);

set local role sdr_dispatcher;

-- Compares the server with the one that was last seen. Another one means a restored backup, a clone or a
-- promoted standby, which may have forgotten what went out: sending goes off until a person looks. Some
-- hosted servers hide the control file; what cannot be read is not compared.
create function dispatch.recognise_server(p_place text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  known public.installation;
  seen_system text;
  seen_timeline text;
  seen_oid text := (select oid::text from pg_catalog.pg_database where datname = current_database());
  moved boolean;
begin
  select * into known from public.installation for update;
  begin
    select s.system_identifier::text, c.timeline_id::text into seen_system, seen_timeline
    from pg_catalog.pg_control_system() s, pg_catalog.pg_control_checkpoint() c;
  exception when insufficient_privilege or undefined_function then
    null;
  end;
  moved := coalesce(known.system_identifier <> seen_system, false) or coalesce(known.timeline <> seen_timeline, false)
    or coalesce(known.database_oid <> seen_oid, false) or coalesce(known.place <> p_place, false);
  update public.installation
  set system_identifier = coalesce(seen_system, system_identifier), timeline = coalesce(seen_timeline, timeline),
    database_oid = seen_oid, place = coalesce(p_place, place),
    sending_disabled_reason = case when moved and sending_enabled
      then 'this database was copied, restored or moved, and may not know what was sent meanwhile'
      else sending_disabled_reason end,
    sending_enabled = sending_enabled and not moved;
  return moved;
end $$;

-- Whether more than one account lives here: then the switch for all of them is the operator's alone.
create function dispatch.is_shared() returns boolean
language sql stable security definer set search_path = '' as $$
  select count(*) > 1 from (select 1 from public.users limit 2) accounts
$$;

-- Tenants in the order of their ids, so that a caller pages through all of them.
-- Both rely on sequence_steps_waiting_idx.
create function dispatch.find_unreminded(p_after uuid, p_limit integer)
returns table (user_id uuid, clerk_id text)
language sql stable security definer set search_path = '' as $$
  select u.id, u.clerk_id from public.users u
  where (p_after is null or u.id > p_after) and u.id in (
    select s.user_id from public.sequence_steps s
    where s.status = 'pending' and s.approval_state = 'requested' and s.approval_reminded_at is null
      -- The least that a person can set.
      and s.approval_requested_at <= dispatch.app_now() - interval '1 hour')
  order by u.id limit p_limit
$$;

create function dispatch.find_expired(p_after uuid, p_limit integer)
returns table (user_id uuid, clerk_id text)
language sql stable security definer set search_path = '' as $$
  select u.id, u.clerk_id from public.users u
  where (p_after is null or u.id > p_after) and u.id in (
    select s.user_id from public.sequence_steps s
    where s.status = 'pending' and s.approval_state = 'requested' and s.approval_expires_at <= dispatch.app_now())
  order by u.id limit p_limit
$$;

create function dispatch.find_resting(p_after uuid, p_limit integer)
returns table (user_id uuid, clerk_id text)
language sql stable security definer set search_path = '' as $$
  select u.id, u.clerk_id from public.users u
  where (p_after is null or u.id > p_after) and u.id in (
    select m.user_id from public.mailboxes m where m.status = 'ok' and m.breaker_until > dispatch.app_now())
  order by u.id limit p_limit
$$;

-- Deliveries that could not be handled; their contents are gone by then.
create function dispatch.list_failed_events(p_limit integer)
returns table (key text, kind text, error text, finished_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select e.key, e.kind, e.error, e.finished_at from public.processed_events e
  where e.state = 'failed' order by e.finished_at desc nulls last limit p_limit
$$;

create function dispatch.find_credentials_to_rotate(p_active text, p_after uuid, p_limit integer)
returns table (credential_id uuid, user_id uuid, clerk_id text)
language sql stable security definer set search_path = '' as $$
  select c.id, c.user_id, u.clerk_id
  from public.integration_credentials c join public.users u on u.id = c.user_id
  where c.key_id <> p_active and (p_after is null or c.id > p_after)
  order by c.id limit p_limit
$$;

create function dispatch.count_by_key() returns table (key_id text, count integer)
language sql stable security definer set search_path = '' as $$
  select used.key_id, count(*)::integer
  from (
    select c.key_id from public.integration_credentials c
    union all
    select s.key_id from public.slack_installations s
  ) used
  where used.key_id is not null group by used.key_id order by used.key_id
$$;

-- As before, and no post while its user keeps quiet hours. These last less than a day: a time further off
-- is left over from a clock that was set back.
create or replace function dispatch.claim_slack_posts(p_limit integer, p_lease_seconds integer)
returns table (post_id uuid, user_id uuid, clerk_id text, lease_id uuid, recovering boolean)
language sql volatile security definer set search_path = '' as $$
  with clock as (select dispatch.app_now() as now),
  ranked as (
    select id, row_number() over (partition by user_id order by next_at, created_at, id) as place
    from public.slack_posts, clock
    where (state = 'waiting' and next_at <= clock_timestamp()
        and (quiet_until is null or quiet_until <= clock.now or quiet_until > clock.now + interval '1 day'))
       or (state = 'posting' and lease_until < clock_timestamp())
  ),
  due as (
    select p.id, p.state = 'posting' as recovering
    from ranked join public.slack_posts p on p.id = ranked.id
    where (p.state = 'waiting' and p.next_at <= clock_timestamp())
       or (p.state = 'posting' and p.lease_until < clock_timestamp())
    order by ranked.place, p.next_at, p.created_at limit p_limit
    for update of p skip locked
  )
  update public.slack_posts p
  set lease_id = gen_random_uuid(), state = 'posting', attempts = p.attempts + 1,
    lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
  from due, public.users u
  where p.id = due.id and u.id = p.user_id
  returning p.id, p.user_id, u.clerk_id, p.lease_id, due.recovering
$$;

revoke execute on all functions in schema dispatch from public;
grant execute on all functions in schema dispatch to sdr_app;

reset role;
