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

-- Of no user: what somebody asked for stays when its sharer's account goes, for they still mean the company.
-- What the sharer made by hand goes with the account: nobody else could take it back.
create table workspace_suppressions (
  id uuid primary key default gen_random_uuid(),
  team_id text not null,
  value_hash text not null,
  shared_by uuid references users (id) on delete set null,
  -- Null where the person asked for it, or it befell them.
  by_hand_of uuid references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  constraint workspace_suppressions_by_hand_check check (by_hand_of = shared_by),
  unique (team_id, value_hash, shared_by)
);
create index workspace_suppressions_shared_by_idx on workspace_suppressions (shared_by);
create index workspace_suppressions_by_hand_of_idx on workspace_suppressions (by_hand_of);

-- The workspaces of accounts that are gone: their mail lies in inboxes still, and its unsubscribe links must
-- reach the colleagues. The id names nobody any more.
create table left_accounts (
  account uuid not null,
  team_id text not null,
  left_at timestamptz not null default now(),
  primary key (account, team_id)
);

alter table lifted_suppressions enable row level security;
alter table lifted_suppressions force row level security;
alter table workspace_suppressions enable row level security;
alter table workspace_suppressions force row level security;
alter table left_accounts enable row level security;
alter table left_accounts force row level security;
do $$ begin
  execute format('create policy owner_all on lifted_suppressions to %I using (true) with check (true)', current_user);
  execute format('create policy owner_all on workspace_suppressions to %I using (true) with check (true)', current_user);
  execute format('create policy owner_all on left_accounts to %I using (true) with check (true)', current_user);
end $$;
create policy tenant on lifted_suppressions to sdr_app
  using (user_id = (select public.app_user_id()))
  with check (user_id = (select public.app_user_id()));
grant select, insert, update, delete on lifted_suppressions to sdr_app;
create policy dispatch_all on workspace_suppressions to sdr_dispatcher using (true) with check (true);
grant select, insert, update, delete on workspace_suppressions to sdr_dispatcher;
create policy dispatch_all on left_accounts to sdr_dispatcher using (true) with check (true);
grant select, insert, update, delete on left_accounts to sdr_dispatcher;

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

-- The gate holds the hashes it judges (shared), whoever suppresses them waits for it and holds them alone: so
-- nothing begins to leave after a committed opt-out. In one order, or two would deadlock; by a thousand
-- numbers, so that a long list does not fill the server's table of locks.
create function dispatch.hold_hashes(p_hashes text[], p_shared boolean) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  one int;
begin
  for one in
    select distinct (pg_catalog.hashtextextended(h, 0) & 1023)::int as number from unnest(p_hashes) as h
    order by number
  loop
    if p_shared then
      perform pg_catalog.pg_advisory_xact_lock_shared(20261123, one);
    else
      perform pg_catalog.pg_advisory_xact_lock(20261123, one);
    end if;
  end loop;
end $$;

create function dispatch.share_suppressions(p_hashes text[], p_by_hand boolean) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform dispatch.hold_hashes(p_hashes, false);
  insert into public.workspace_suppressions as w (team_id, value_hash, shared_by, by_hand_of)
  select t.team_id, h.value_hash, u.id, case when p_by_hand then u.id end
  from public.users u, dispatch.my_teams() as t (team_id),
    (select distinct x from unnest(p_hashes) as x) as h (value_hash)
  where u.clerk_id = public.app_clerk_id()
  on conflict (team_id, value_hash, shared_by) do update set by_hand_of = null
  where w.by_hand_of is not null and excluded.by_hand_of is null;
end $$;

-- Takes back what I shared; what a colleague shared stays.
create function dispatch.unshare_suppression(p_hash text) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.workspace_suppressions w using public.users u
  where u.clerk_id = public.app_clerk_id() and w.shared_by = u.id and w.value_hash = p_hash
$$;

-- Takes back what I shared by hand with a workspace that no link of mine leads to any more.
create function dispatch.unshare_by_hand(p_team_id text) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.workspace_suppressions w using public.users u
  where u.clerk_id = public.app_clerk_id() and w.by_hand_of = u.id and w.team_id = p_team_id
    and not exists (select from public.slack_identities i where i.user_id = u.id and i.team_id = p_team_id)
$$;

-- Who kept opt-outs to themselves keeps them so.
create function dispatch.keep_teams() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.left_accounts (account, team_id)
  select distinct i.user_id, i.team_id from public.slack_identities i
  where i.user_id = old.id and coalesce((old.settings ->> 'share_opt_outs')::boolean, true)
  on conflict do nothing;
  return old;
end $$;

-- Who unsubscribes from an account that is gone: its colleagues learn it all the same. Adds only.
create function dispatch.share_for_left_account(p_account uuid, p_hash text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform dispatch.hold_hashes(array[p_hash], false);
  insert into public.workspace_suppressions (team_id, value_hash)
  select l.team_id, p_hash from public.left_accounts l
  where l.account = p_account and not exists (
    select from public.workspace_suppressions w
    where w.team_id = l.team_id and w.value_hash = p_hash and w.shared_by is null);
end $$;

revoke execute on function dispatch.my_teams(), dispatch.has_shared_suppressions(),
  dispatch.find_shared_suppressions(text[]), dispatch.hold_hashes(text[], boolean),
  dispatch.share_suppressions(text[], boolean), dispatch.unshare_suppression(text), dispatch.unshare_by_hand(text),
  dispatch.share_for_left_account(uuid, text) from public;
grant execute on function dispatch.has_shared_suppressions(), dispatch.find_shared_suppressions(text[]),
  dispatch.hold_hashes(text[], boolean), dispatch.share_suppressions(text[], boolean),
  dispatch.unshare_suppression(text), dispatch.unshare_by_hand(text),
  dispatch.share_for_left_account(uuid, text) to sdr_app;

reset role;

create trigger keep_teams before delete on users for each row execute function dispatch.keep_teams();

-- What this transaction suppresses, so that its end can take all the locks at once.
create function note_suppression() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_catalog.set_config('sdr.suppressed',
    pg_catalog.concat(pg_catalog.current_setting('sdr.suppressed', true), ' ', new.value_hash), true);
  return null;
end $$;
create trigger note_suppression after insert or update of reason, shared on suppressions
  for each row execute function note_suppression();

-- At the end of the transaction, when it holds the locks of its own leads: the gate takes the lead's lock
-- before the hash's, and so must we. Shared or not, for a gate of the same account judges by the hash too.
create function share_suppression() returns trigger language plpgsql set search_path = '' as $$
declare
  noted text := pg_catalog.btrim(pg_catalog.current_setting('sdr.suppressed', true));
begin
  if noted <> '' then
    perform dispatch.hold_hashes(pg_catalog.string_to_array(noted, ' '), false);
    perform pg_catalog.set_config('sdr.suppressed', '', true);
  end if;
  if new.shared and new.scope <> 'person' then
    perform dispatch.share_suppressions(array[new.value_hash], new.reason in ('manual', 'imported'));
  end if;
  return null;
end $$;
create constraint trigger share_suppression after insert or update of reason, shared on suppressions
  deferrable initially deferred for each row execute function share_suppression();

-- Who links a workspace brings along what they were asked before.
create function share_on_link() returns trigger language plpgsql set search_path = '' as $$
declare
  by_hand boolean;
begin
  -- All locks in one order, before the two halves take theirs.
  perform dispatch.hold_hashes(array(
    select s.value_hash from public.suppressions s
    where s.user_id = new.user_id and s.shared and s.scope <> 'person'), false);
  foreach by_hand in array array[true, false] loop
    perform dispatch.share_suppressions(array(
      select s.value_hash from public.suppressions s
      where s.user_id = new.user_id and s.shared and s.scope <> 'person'
        and by_hand = (s.reason in ('manual', 'imported'))), by_hand);
  end loop;
  return null;
end $$;
create constraint trigger share_on_link after insert on slack_identities
  deferrable initially deferred for each row execute function share_on_link();
