-- Who may see what. Three roles:
--   the owner (whoever runs this file): migrations and the reference's examples, an explicit policy;
--   sdr_app: what the product logs in as; sees exactly the tenant named in request.jwt.claims;
--   sdr_dispatcher: owns the narrow functions that look across tenants and return ids only.
-- Row-level security is forced, so even the owner passes by a policy and never by being the owner.

do $$ begin
  create role sdr_app nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null; end $$;

do $$ begin
  create role sdr_dispatcher nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null; end $$;

-- Whoever creates a role may not act as it without this grant (PostgreSQL 16 and later).
do $$ begin
  if not pg_has_role(current_user, 'sdr_dispatcher', 'usage') then
    execute format('grant sdr_dispatcher to %I', current_user);
  end if;
end $$;

-- The Clerk user id of the caller, from the setting that PostgREST and Supabase use too. After a
-- transaction the setting reads '' and not null, hence the nullif.
create function app_clerk_id() returns text language sql stable parallel safe set search_path = '' as $$
  select nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '')
$$;

create function app_user_id() returns uuid language sql stable parallel safe set search_path = '' as $$
  select id from public.users where clerk_id = public.app_clerk_id()
$$;

grant usage on schema public to sdr_app, sdr_dispatcher;
grant execute on function app_clerk_id(), app_user_id(), get_user_stats(uuid) to sdr_app;

do $$
declare
  name text;
begin
  for name in
    select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', name, current_user);
  end loop;

  -- (select f()) is evaluated once per statement; a bare call would run for every row.
  foreach name in array array['leads', 'campaigns', 'sequence_steps', 'messages', 'campaign_leads',
    'integration_credentials', 'mailboxes', 'sequence_versions', 'inbound_mail', 'suppressions', 'jobs',
    'delegations', 'slack_identities', 'slack_posts', 'audit_log', 'agent_mandates', 'idempotency_keys',
    'sandbox_mail']
  loop
    execute format('create policy tenant on %I to sdr_app
      using (user_id = (select public.app_user_id()))
      with check (user_id = (select public.app_user_id()))', name);
    execute format('grant select, insert, update, delete on %I to sdr_app', name);
  end loop;
end $$;

-- By clerk_id and not by app_user_id(): that function reads users and would call this policy again.
create policy tenant on users to sdr_app
  using (clerk_id = (select app_clerk_id()))
  with check (clerk_id = (select app_clerk_id()));
grant select, insert, update, delete on users to sdr_app;

-- Append-only; rows go only with their user, by cascade.
revoke update, delete on audit_log from sdr_app;
