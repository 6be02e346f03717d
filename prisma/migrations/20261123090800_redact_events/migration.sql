-- An erasure reaches what Slack sent and nobody has finished. On PostgreSQL 15 making objects in a schema
-- takes this right; the schema is the dispatcher's own.
set local role sdr_dispatcher;

-- Leaves an erased person out of open deliveries of whoever asks and of the approvers they named. The rest of
-- a delivery stays: it may be about others too. p_exact is found anywhere, p_values are whole values.
create function dispatch.redact_events(p_exact text, p_values text) returns void
language sql volatile security definer set search_path = '' as $$
  with mine as (
    select i.team_id, i.slack_user_id
    from public.users u join public.slack_identities i on i.user_id = u.id
    where u.clerk_id = public.app_clerk_id()
    union
    select d.team_id, d.slack_user_id
    from public.users u join public.delegations d on d.user_id = u.id
    where u.clerk_id = public.app_clerk_id()
  )
  update public.processed_events e
  set payload = regexp_replace(
    regexp_replace(e.payload::text, p_exact, 'erased', 'gi'), p_values, '"erased"', 'g')::jsonb
  where e.state = 'received' and (e.payload::text ~* p_exact or e.payload::text ~ p_values)
    and exists (
      select from mine m
      where m.team_id = coalesce(e.payload ->> 'team_id', e.payload #>> '{team,id}', e.payload #>> '{user,team_id}')
        and m.slack_user_id = coalesce(
          e.payload ->> 'user_id', e.payload #>> '{user,id}', e.payload #>> '{event,user}'))
$$;

revoke execute on function dispatch.redact_events(text, text) from public;
grant execute on function dispatch.redact_events(text, text) to sdr_app;

reset role;
