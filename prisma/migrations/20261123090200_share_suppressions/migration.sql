-- Who asked one user to stop means the company: opt-outs hold for everybody linked to the same Slack
-- workspace. Members share keyed hashes and nothing else: no address, no name, no reason.

alter table suppressions add column shared boolean not null default false;
create index suppressions_user_created_idx on suppressions (user_id, created_at desc, id desc);

-- What a person lifted, and why: the audit log holds no words, and an erasure must reach these.
create table lifted_suppressions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  scope text not null constraint lifted_suppressions_scope_check check (scope in ('address', 'domain', 'person')),
  value_hash text not null,
  reason text not null,
  lift_reason text not null default '',
  lifted_by text not null,
  suppressed_at timestamptz not null,
  lifted_at timestamptz not null default now()
);
create index lifted_suppressions_user_idx on lifted_suppressions (user_id, lifted_at desc);

-- Of no user: the hash stays when its sharer's account goes, for the person still means the company.
create table workspace_suppressions (
  id uuid primary key default gen_random_uuid(),
  team_id text not null,
  value_hash text not null,
  shared_by uuid references users (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (team_id, value_hash, shared_by)
);
create index workspace_suppressions_shared_by_idx on workspace_suppressions (shared_by);

alter table lifted_suppressions enable row level security;
alter table lifted_suppressions force row level security;
alter table workspace_suppressions enable row level security;
alter table workspace_suppressions force row level security;
do $$ begin
  execute format('create policy owner_all on lifted_suppressions to %I using (true) with check (true)', current_user);
  execute format('create policy owner_all on workspace_suppressions to %I using (true) with check (true)', current_user);
end $$;
create policy tenant on lifted_suppressions to sdr_app
  using (user_id = (select public.app_user_id()))
  with check (user_id = (select public.app_user_id()));
grant select, insert, update, delete on lifted_suppressions to sdr_app;
create policy dispatch_all on workspace_suppressions to sdr_dispatcher using (true) with check (true);
grant select, insert, update, delete on workspace_suppressions to sdr_dispatcher;

-- What was asked for before this release holds for the workspace too.
update suppressions set shared = true
where scope <> 'person' and reason in ('unsubscribed', 'bounced', 'complained', 'erased');
insert into workspace_suppressions (team_id, value_hash, shared_by, created_at)
select distinct on (i.team_id, s.value_hash, s.user_id) i.team_id, s.value_hash, s.user_id, s.created_at
from suppressions s join slack_identities i on i.user_id = s.user_id
where s.shared
order by i.team_id, s.value_hash, s.user_id, s.created_at;

-- On PostgreSQL 15 making objects in a schema takes this right; the schema is the dispatcher's own.
set local role sdr_dispatcher;

-- The workspaces of whoever asks. No argument: nobody can ask for another's.
create function dispatch.my_teams() returns setof text
language sql stable security definer set search_path = '' as $$
  select distinct i.team_id
  from public.users u join public.slack_identities i on i.user_id = u.id
  where u.clerk_id = public.app_clerk_id()
$$;

-- Whether anything is shared with me at all; lets most look-ups end early.
create function dispatch.has_shared_suppressions() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.workspace_suppressions w where w.team_id = any (array(select dispatch.my_teams())))
$$;

-- Which of these hashes are suppressed in a workspace of mine; never who shared them, or why.
-- Relies on workspace_suppressions_team_id_value_hash_shared_by_key.
create function dispatch.find_shared_suppressions(p_hashes text[]) returns setof text
language sql stable security definer set search_path = '' as $$
  select distinct w.value_hash from public.workspace_suppressions w
  where w.team_id = any (array(select dispatch.my_teams())) and w.value_hash = any (p_hashes)
$$;

-- The gate holds its hashes for as long as it judges (shared), and whoever shares one waits for it: so
-- nothing of a colleague begins to leave after a committed opt-out. In one order, or two would deadlock.
create function dispatch.share_suppressions(p_hashes text[]) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  one text;
begin
  for one in select distinct h from unnest(p_hashes) as h order by h loop
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(one, 0));
  end loop;
  insert into public.workspace_suppressions (team_id, value_hash, shared_by)
  select t.team_id, h.value_hash, u.id
  from public.users u, dispatch.my_teams() as t (team_id),
    (select distinct x from unnest(p_hashes) as x) as h (value_hash)
  where u.clerk_id = public.app_clerk_id()
  on conflict (team_id, value_hash, shared_by) do nothing;
end $$;

-- Takes back what I shared; what a colleague shared stays.
create function dispatch.unshare_suppression(p_hash text) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.workspace_suppressions w using public.users u
  where u.clerk_id = public.app_clerk_id() and w.shared_by = u.id and w.value_hash = p_hash
$$;

revoke execute on function dispatch.my_teams(), dispatch.has_shared_suppressions(),
  dispatch.find_shared_suppressions(text[]), dispatch.share_suppressions(text[]),
  dispatch.unshare_suppression(text) from public;
grant execute on function dispatch.has_shared_suppressions(), dispatch.find_shared_suppressions(text[]),
  dispatch.share_suppressions(text[]), dispatch.unshare_suppression(text) to sdr_app;

reset role;

-- At the end of the transaction, when it holds the locks of its own leads: the gate takes the lead's lock
-- before the hash's, and so must we.
create function share_suppression() returns trigger language plpgsql set search_path = '' as $$
begin
  perform dispatch.share_suppressions(array[new.value_hash]);
  return null;
end $$;
create constraint trigger share_suppression after insert or update of shared on suppressions
  deferrable initially deferred for each row
  when (new.shared and new.scope <> 'person') execute function share_suppression();

-- Who links a workspace brings along what they were asked before.
create function share_on_link() returns trigger language plpgsql set search_path = '' as $$
begin
  perform dispatch.share_suppressions(array(
    select s.value_hash from public.suppressions s
    where s.user_id = new.user_id and s.shared and s.scope <> 'person'));
  return null;
end $$;
create constraint trigger share_on_link after insert on slack_identities
  deferrable initially deferred for each row execute function share_on_link();
