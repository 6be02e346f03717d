-- Work that belongs to no single tenant: finding what is due, recognising a Slack person, counting an
-- outside event once. Each function is the whole of what the application may do across tenants; it
-- returns ids, and the caller goes on as the tenant they name. The owner, sdr_dispatcher, is no
-- superuser and holds column grants, so a mistake in a function cannot reach a lead or a message text.

create schema dispatch authorization sdr_dispatcher;
grant usage on schema dispatch to sdr_app;

grant select (id, clerk_id) on users to sdr_dispatcher;
grant select (id, user_id, campaign_id, lead_id, mailbox_id, status, send_time, draft_due_at, draft_version,
  delivery_state, attempts, attempt_id, lease_until) on sequence_steps to sdr_dispatcher;
grant update (delivery_state, attempts, attempt_id, lease_until) on sequence_steps to sdr_dispatcher;
grant select (id, user_id, provider, status, next_free_at, min_gap_seconds, breaker_until, next_sync_at, sync_id,
  sync_until) on mailboxes to sdr_dispatcher;
grant update (sync_id, sync_until) on mailboxes to sdr_dispatcher;
grant select (id, user_id, state, created_at, attempts, lease_id, lease_until) on inbound_mail to sdr_dispatcher;
grant update (attempts, lease_id, lease_until) on inbound_mail to sdr_dispatcher;
grant select (id, user_id, team_id, state, next_at, created_at, attempts, lease_id, lease_until) on slack_posts
  to sdr_dispatcher;
grant update (state, attempts, lease_id, lease_until) on slack_posts to sdr_dispatcher;
grant select (id, user_id, state, run_at, attempts, lease_id, lease_until) on jobs to sdr_dispatcher;
grant update (state, attempts, lease_id, lease_until) on jobs to sdr_dispatcher;
grant select (user_id, team_id, slack_user_id, display_name) on slack_identities to sdr_dispatcher;
grant select (user_id, team_id, slack_user_id, display_name, revoked_at) on delegations to sdr_dispatcher;
grant select, insert, update, delete on processed_events, oauth_states, slack_installations to sdr_dispatcher;
grant select, update on installation to sdr_dispatcher;

do $$
declare
  name text;
begin
  foreach name in array array['users', 'slack_identities', 'delegations'] loop
    execute format('create policy dispatch_read on %I for select to sdr_dispatcher using (true)', name);
  end loop;
  foreach name in array array['sequence_steps', 'mailboxes', 'inbound_mail', 'slack_posts', 'jobs',
    'installation'] loop
    execute format('create policy dispatch_read on %I for select to sdr_dispatcher using (true)', name);
    execute format('create policy dispatch_claim on %I for update to sdr_dispatcher
      using (true) with check (true)', name);
  end loop;
  foreach name in array array['processed_events', 'oauth_states', 'slack_installations'] loop
    execute format('create policy dispatch_all on %I to sdr_dispatcher using (true) with check (true)', name);
  end loop;
end $$;

set local role sdr_dispatcher;

-- Business time: the database's clock, moved only in the playground and in tests.
create function dispatch.app_now() returns timestamptz
language sql stable security definer set search_path = '' as $$
  select now() + clock_offset from public.installation
$$;

create function dispatch.set_clock_offset(p_offset interval) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from public.mailboxes where provider <> 'sandbox' and status <> 'disconnected') then
    raise exception 'the clock moves only while every mailbox is a sandbox' using errcode = 'P0S01';
  end if;
  update public.installation set clock_offset = p_offset;
end $$;

-- Connecting a real mailbox ends the play: real mail leaves by the real clock.
create function dispatch.stop_the_play() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.installation set clock_offset = '0' where clock_offset <> '0';
  return null;
end $$;

create function dispatch.sending_state() returns table (sending_enabled boolean, reason text)
language sql stable security definer set search_path = '' as $$
  select sending_enabled, sending_disabled_reason from public.installation
$$;

create function dispatch.set_sending(p_enabled boolean, p_reason text) returns void
language sql security definer set search_path = '' as $$
  update public.installation set sending_enabled = p_enabled, sending_disabled_reason = p_reason
$$;

create function dispatch.link_key() returns text
language sql stable security definer set search_path = '' as $$
  select link_key from public.installation
$$;

create function dispatch.clerk_id_of(p_user_id uuid) returns text
language sql stable security definer set search_path = '' as $$
  select clerk_id from public.users where id = p_user_id
$$;

-- Due touches, at most one a mailbox that keeps a gap, fair over mailboxes: each free mailbox is asked for
-- its own oldest, so that a long queue on one holds up no other. Then touches whose worker died (lease
-- over). The attempt id fences every later write of this claim.
-- Relies on sequence_steps_mailbox_due_idx, sequence_steps_send_time_idx, sequence_steps_in_flight_idx.
create function dispatch.claim_due_steps(p_limit integer, p_lease_seconds integer)
returns table (step_id uuid, user_id uuid, clerk_id text, attempt_id uuid, recovering boolean)
language sql volatile security definer set search_path = '' as $$
  with clock as (select dispatch.app_now() as now),
  free as (
    select m.id, case when m.min_gap_seconds = 0 then p_limit else 1 end as places
    from public.mailboxes m, clock
    where (m.next_free_at is null or m.next_free_at <= clock.now)
      -- One look for all: nothing due anywhere is the usual answer.
      and exists (
        select 1 from public.sequence_steps s, clock
        where s.status = 'scheduled' and s.send_time <= clock.now and s.delivery_state = 'idle')
  ),
  candidates as (
    select due.id, due.send_time, false as recovering,
      row_number() over (partition by free.id order by due.send_time, due.id) as place
    from free cross join lateral (
      select s.id, s.send_time from public.sequence_steps s, clock
      where s.mailbox_id = free.id and s.status = 'scheduled' and s.delivery_state = 'idle'
        and s.send_time <= clock.now
      order by s.send_time, s.id limit free.places
    ) due
    union all
    (select s.id, s.send_time, false, row_number() over (order by s.send_time, s.id)
     from public.sequence_steps s, clock
     where s.mailbox_id is null and s.status = 'scheduled' and s.delivery_state = 'idle'
       and s.send_time <= clock.now
     order by s.send_time limit p_limit)
    union all
    select s.id, s.send_time, true, 1
    from public.sequence_steps s
    where s.delivery_state in ('claimed', 'prepared', 'sending') and s.lease_until < clock_timestamp()
  ),
  locked as (
    select s.id, c.recovering
    from candidates c join public.sequence_steps s on s.id = c.id
    where case when c.recovering
        then s.delivery_state in ('claimed', 'prepared', 'sending') and s.lease_until < clock_timestamp()
        else s.status = 'scheduled' and s.delivery_state = 'idle' end
    order by c.recovering desc, c.place, c.send_time
    limit p_limit
    for update of s skip locked
  )
  update public.sequence_steps s
  set attempt_id = gen_random_uuid(),
    lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds),
    delivery_state = case when l.recovering then s.delivery_state else 'claimed' end
  from locked l, public.users u
  where s.id = l.id and u.id = s.user_id
  returning s.id, s.user_id, u.clerk_id, s.attempt_id, l.recovering
$$;

-- Steps that wait for their first draft, in turn over users, so that one long list delays nobody else.
-- Relies on sequence_steps_draft_due_idx.
create function dispatch.claim_due_drafts(p_limit integer, p_lease_seconds integer)
returns table (step_id uuid, user_id uuid, clerk_id text, attempt_id uuid)
language sql volatile security definer set search_path = '' as $$
  with ranked as (
    select id, row_number() over (partition by user_id order by draft_due_at, id) as place
    from public.sequence_steps
    where status = 'pending' and draft_version = 0 and draft_due_at <= dispatch.app_now()
  ),
  due as (
    select s.id from ranked join public.sequence_steps s on s.id = ranked.id
    where s.status = 'pending' and s.draft_version = 0
      and (s.delivery_state = 'idle' or (s.delivery_state = 'drafting' and s.lease_until < clock_timestamp()))
    order by ranked.place limit p_limit
    for update of s skip locked
  )
  update public.sequence_steps s
  set attempt_id = gen_random_uuid(), delivery_state = 'drafting', attempts = s.attempts + 1,
    lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
  from due, public.users u
  where s.id = due.id and u.id = s.user_id
  returning s.id, s.user_id, u.clerk_id, s.attempt_id
$$;

create function dispatch.claim_mailbox_syncs(p_limit integer, p_lease_seconds integer)
returns table (mailbox_id uuid, user_id uuid, clerk_id text, sync_id uuid)
language sql volatile security definer set search_path = '' as $$
  with due as (
    select id from public.mailboxes
    where status = 'ok' and next_sync_at <= clock_timestamp()
      and (sync_until is null or sync_until < clock_timestamp())
    order by next_sync_at limit p_limit
    for update skip locked
  )
  update public.mailboxes m
  set sync_id = gen_random_uuid(), sync_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
  from due, public.users u
  where m.id = due.id and u.id = m.user_id
  returning m.id, m.user_id, u.clerk_id, m.sync_id
$$;

create function dispatch.claim_inbound_mail(p_limit integer, p_lease_seconds integer)
returns table (mail_id uuid, user_id uuid, clerk_id text, lease_id uuid, attempts integer)
language sql volatile security definer set search_path = '' as $$
  with due as (
    select id from public.inbound_mail
    where state = 'new' and (lease_until is null or lease_until < clock_timestamp())
    order by created_at limit p_limit
    for update skip locked
  )
  update public.inbound_mail i
  set lease_id = gen_random_uuid(), attempts = i.attempts + 1,
    lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
  from due, public.users u
  where i.id = due.id and u.id = i.user_id
  returning i.id, i.user_id, u.clerk_id, i.lease_id, i.attempts
$$;

-- Posts to Slack that wait, in turn over users. A post whose poster died comes back as recovering: it may be up already.
create function dispatch.claim_slack_posts(p_limit integer, p_lease_seconds integer)
returns table (post_id uuid, user_id uuid, clerk_id text, lease_id uuid, recovering boolean)
language sql volatile security definer set search_path = '' as $$
  with ranked as (
    select id, row_number() over (partition by user_id order by next_at, created_at, id) as place
    from public.slack_posts
    where (state = 'waiting' and next_at <= clock_timestamp())
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

create function dispatch.claim_jobs(p_limit integer, p_lease_seconds integer)
returns table (job_id uuid, user_id uuid, clerk_id text, lease_id uuid)
language sql volatile security definer set search_path = '' as $$
  with due as (
    select id from public.jobs
    where (state = 'waiting' and run_at <= clock_timestamp())
       or (state = 'running' and lease_until < clock_timestamp())
    order by run_at limit p_limit
    for update skip locked
  )
  update public.jobs j
  set lease_id = gen_random_uuid(), state = 'running', attempts = j.attempts + 1,
    lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
  from due, public.users u
  where j.id = due.id and u.id = j.user_id
  returning j.id, j.user_id, u.clerk_id, j.lease_id
$$;

-- True the first time a key is seen. The payload is kept until the event is finished, so that a crash
-- after the acknowledgement loses nothing.
create function dispatch.record_event(p_key text, p_kind text, p_payload jsonb, p_lease_seconds integer)
returns boolean
language sql volatile security definer set search_path = '' as $$
  with fresh as (
    insert into public.processed_events (key, kind, payload, attempts, lease_until)
    values (p_key, p_kind, p_payload, 1, clock_timestamp() + make_interval(secs => p_lease_seconds))
    on conflict (key) do nothing
    returning 1
  )
  select exists (select 1 from fresh)
$$;

create function dispatch.claim_events(p_kind text, p_limit integer, p_lease_seconds integer)
returns table (key text, payload jsonb, attempts integer)
language sql volatile security definer set search_path = '' as $$
  with due as (
    select e.key from public.processed_events e
    where e.state = 'received' and e.kind = p_kind and e.lease_until < clock_timestamp()
    order by e.received_at limit p_limit
    for update skip locked
  )
  update public.processed_events e
  set attempts = e.attempts + 1, lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
  from due where e.key = due.key
  returning e.key, e.payload, e.attempts
$$;

create function dispatch.finish_event(p_key text, p_error text) returns void
language sql volatile security definer set search_path = '' as $$
  update public.processed_events
  set state = case when p_error is null then 'done' else 'failed' end, error = p_error, payload = null,
    finished_at = clock_timestamp()
  where key = p_key and state = 'received'
$$;

-- Everyone for whom this Slack person may act: the account they are linked to, and those who named
-- them approver. Nobody is ever matched by e-mail address.
create function dispatch.find_slack_person(p_team_id text, p_slack_user_id text)
returns table (user_id uuid, clerk_id text, role text, display_name text)
language sql stable security definer set search_path = '' as $$
  select i.user_id, u.clerk_id, 'owner', i.display_name
  from public.slack_identities i join public.users u on u.id = i.user_id
  where i.team_id = p_team_id and i.slack_user_id = p_slack_user_id
  union all
  select d.user_id, u.clerk_id, 'approver', d.display_name
  from public.delegations d join public.users u on u.id = d.user_id
  where d.team_id = p_team_id and d.slack_user_id = p_slack_user_id and d.revoked_at is null
$$;

-- Single-use, short-lived secrets (Slack links, OAuth states); only their hash is stored.
create function dispatch.put_state(p_hash text, p_purpose text, p_user_id uuid, p_browser_hash text,
  p_detail jsonb, p_seconds integer) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.oauth_states where expires_at < clock_timestamp() - interval '1 day';
  insert into public.oauth_states (state_hash, purpose, user_id, browser_hash, detail, expires_at)
  values (p_hash, p_purpose, p_user_id, p_browser_hash, p_detail,
    clock_timestamp() + make_interval(secs => p_seconds))
$$;

create function dispatch.take_state(p_hash text, p_purpose text)
returns table (user_id uuid, clerk_id text, browser_hash text, detail jsonb)
language sql volatile security definer set search_path = '' as $$
  with taken as (
    update public.oauth_states set used_at = clock_timestamp()
    where state_hash = p_hash and purpose = p_purpose and used_at is null and expires_at > clock_timestamp()
    returning user_id, browser_hash, detail
  )
  select t.user_id, u.clerk_id, t.browser_hash, t.detail
  from taken t left join public.users u on u.id = t.user_id
$$;

create function dispatch.save_slack_installation(p_team_id text, p_enterprise_id text, p_installation jsonb,
  p_key_id text) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.slack_installations (team_id, enterprise_id, installation, key_id)
  values (p_team_id, p_enterprise_id, p_installation, p_key_id)
  on conflict (team_id, enterprise_id) do update
  set installation = excluded.installation, key_id = excluded.key_id, installed_at = now()
$$;

create function dispatch.find_slack_installation(p_team_id text, p_enterprise_id text)
returns table (installation jsonb, key_id text)
language sql stable security definer set search_path = '' as $$
  select installation, key_id from public.slack_installations
  where team_id = p_team_id and enterprise_id = p_enterprise_id
$$;

create function dispatch.delete_slack_installation(p_team_id text, p_enterprise_id text) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.slack_installations where team_id = p_team_id and enterprise_id = p_enterprise_id
$$;

revoke execute on all functions in schema dispatch from public;
grant execute on all functions in schema dispatch to sdr_app;

reset role;

create trigger stop_the_play after insert or update of status on mailboxes for each row
  when (new.provider <> 'sandbox' and new.status <> 'disconnected')
  execute function dispatch.stop_the_play();
