/**
 * A rule about the whole schema: `offenders` is SQL that answers the text of each object that breaks it,
 * `fault` is SQL that breaks it, so that a test can show that the rule would be noticed.
 */
export type CatalogRule = { rule: string; offenders: string; fault: string };

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  and n.nspname not like 'pg_temp%' and n.nspname not like 'pg_toast_temp%'`;

// Prisma's own record of migrations: no data of the product, nobody but the owner has a right to it.
const TABLES = `
  select c.oid, c.relname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'user_id' and not a.attisdropped)
      as has_user_id,
    has_any_column_privilege('sdr_app', c.oid, 'select, insert, update') as is_tenants
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'f') and ${OURS} and c.relname <> '_prisma_migrations'`;

const FUNCTIONS = `
  select p.oid, p.oid::regprocedure::text as name, p.prosecdef, p.proowner, p.proacl,
    exists (select from unnest(p.proconfig) as c (setting) where c.setting in ('search_path=""', 'search_path=pg_catalog'))
      as is_pinned
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${OURS}`;

const RIGHTS = `
  select c.relname, c.relowner, r.grantee, r.privilege_type
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join lateral aclexplode(c.relacl) r
  where ${OURS}`;

const ROLES = "('sdr_app'), ('sdr_dispatcher')";

/** Why a unique key may hold over all tenants: none of these tells one of them about another. */
const SHARED_KEYS: Record<string, string> = {
  users_clerk_id_key: "the reference's; a Clerk user is one account",
  users_email_key: "the reference's",
  campaign_leads_campaign_id_lead_id_key:
    "the reference's; both ids are random and bound to the user",
  sequence_versions_campaign_id_version_key: "the campaign's id is random and bound to the user",
  sequence_steps_touch_unique: "campaign and lead have random ids, bound to the user",
  messages_step_id_key: "the step's id is random and bound to the user",
  inbound_mail_mailbox_id_provider_id_key: "the mailbox's id is random and bound to the user",
  slack_identities_team_id_slack_user_id_key: "a Slack person is one account, whoever links them",
  sandbox_mail_seq_key: "generated always, so no tenant chooses a value",
  audit_log_pkey: "generated always, so no tenant chooses a value",
};

/** What the dispatcher reads of tenants beside ids, times, counts and flags; none of it is content. */
const DISPATCHER_TEXTS = [
  "users.clerk_id",
  "sequence_steps.status",
  "sequence_steps.delivery_state",
  "sequence_steps.approval_state",
  "integration_credentials.key_id",
  "mailboxes.provider",
  "mailboxes.status",
  "inbound_mail.state",
  "inbound_mail.classifier",
  "slack_posts.team_id",
  "slack_posts.state",
  "jobs.state",
  "slack_identities.team_id",
  "slack_identities.slack_user_id",
  "slack_identities.display_name",
  "delegations.team_id",
  "delegations.slack_user_id",
  "delegations.display_name",
];

/** Fences of leases: fresh random values that point at no row. */
const FENCES = ["attempt_id", "lease_id", "refresh_id", "sync_id"];

export const CATALOG_RULES: CatalogRule[] = [
  {
    rule: "every table has row-level security, enabled and forced",
    offenders: `select relname as offender from (${TABLES}) t
      where not relrowsecurity or not relforcerowsecurity`,
    fault: "alter table leads no force row level security",
  },
  {
    rule: "only the application, the dispatcher and the owner have rights to tables, views and sequences",
    offenders: `select relname || ' to ' || coalesce(nullif(grantee, 0)::regrole::text, 'public') as offender
      from (${RIGHTS}) r where grantee <> relowner and grantee not in ('sdr_app'::regrole, 'sdr_dispatcher'::regrole)`,
    fault: "grant select on jobs to public",
  },
  {
    rule: "nobody but the owner has a right to Prisma's record of migrations",
    offenders: `select privilege_type || ' to ' || grantee as offender from (${RIGHTS}) r
      where relname = '_prisma_migrations' and grantee <> relowner`,
    fault: "grant select on _prisma_migrations to sdr_app",
  },
  {
    rule: "every table that the application reaches has a user_id, but for users itself",
    offenders: `select relname as offender from (${TABLES}) t
      where is_tenants and not has_user_id and relname <> 'users'`,
    fault: "create table notes (id int); grant select on notes to sdr_app",
  },
  {
    rule: "every user_id is mandatory, but for the three that the reference leaves open",
    offenders: `select t.relname as offender from (${TABLES}) t
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'user_id' and not a.attnotnull
      where is_tenants and relname not in ('leads', 'campaigns', 'integration_credentials')`,
    fault: "alter table jobs alter column user_id drop not null",
  },
  {
    rule: "every table that the application reaches admits the application by one policy, for all commands, with USING and WITH CHECK on its tenant, evaluated once",
    offenders: `select t.relname || coalesce(': ' || p.policyname, ': no policy') as offender
      from (${TABLES}) t
      left join pg_policies p on p.schemaname = 'public' and p.tablename = t.relname
        and p.roles && '{sdr_app,public}'
      where is_tenants and (p.policyname is null or p.cmd <> 'ALL' or p.roles <> '{sdr_app}'
        or p.qual is distinct from p.with_check
        or p.qual is distinct from case relname
          when 'users' then '(clerk_id = ( SELECT app_clerk_id() AS app_clerk_id))'
          else '(user_id = ( SELECT app_user_id() AS app_user_id))' end)`,
    fault:
      "drop policy tenant on leads; create policy tenant on leads to sdr_app using (user_id = app_user_id())",
  },
  {
    rule: "every policy names the one role it is for",
    offenders: `select tablename || ': ' || policyname as offender from pg_policies p
      where cardinality(roles) <> 1 or roles[1] not in ('sdr_app', 'sdr_dispatcher', (
        select rolname from pg_class c join pg_roles r on r.oid = c.relowner
        where c.oid = format('%I.%I', p.schemaname, p.tablename)::regclass))`,
    fault: "create policy everybody on leads for select using (true)",
  },
  {
    rule: "every table has a policy for its owner, whom forced row-level security binds too",
    offenders: `select relname as offender from (${TABLES}) t where not exists (
        select from pg_policies p where p.tablename = t.relname and p.cmd = 'ALL' and p.qual = 'true'
          and p.with_check = 'true' and p.roles = array[pg_get_userbyid(t.relowner)])`,
    fault: "drop policy owner_all on leads",
  },
  {
    rule: "every user_id leads an index that covers all rows, or policies and cascades would read the whole table",
    offenders: `select relname as offender from (${TABLES}) t where has_user_id and not exists (
        select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = t.oid and a.attname = 'user_id' and i.indpred is null and i.indisvalid)`,
    fault: "drop index jobs_user_idx",
  },
  {
    rule: "every foreign key between tenant tables includes user_id, because plain ones bypass row-level security",
    offenders: `select conrelid::regclass || ': ' || conname as offender from pg_constraint k
      where contype = 'f' and confrelid <> 'users'::regclass
        and conrelid in (select oid from (${TABLES}) t where has_user_id)
        and confrelid in (select oid from (${TABLES}) t where has_user_id)
        and not exists (
          select from unnest(conkey, confkey) as pair (mine, theirs)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.mine
          join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs
          where a.attname = 'user_id' and b.attname = 'user_id')`,
    fault: "alter table jobs add column lead_id uuid references leads (id)",
  },
  {
    rule: "every uuid column called …_id is part of a foreign key, or it could point anywhere",
    offenders: `select c.relname || '.' || a.attname as offender
      from (${TABLES}) c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where a.atttypid = 'uuid'::regtype and a.attname like '%\\_id' and a.attname not in (${list(FENCES)})
        and not exists (
          select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any (k.conkey))`,
    fault: "alter table jobs add column lead_id uuid",
  },
  {
    rule: "every unique key of a tenant table includes user_id, is a random id, or is on the list of exceptions",
    offenders: `select i.indexrelid::regclass::text as offender
      from pg_index i join (${TABLES}) t on t.oid = i.indrelid
      where i.indisunique and is_tenants and i.indexrelid::regclass::text not in (${list(Object.keys(SHARED_KEYS))})
        and not exists (
          select from pg_attribute a
          where a.attrelid = t.oid and a.attnum = any (i.indkey::int2[])
            and (a.attname = 'user_id' or (a.attname = 'id' and a.atttypid = 'uuid'::regtype)))`,
    fault: "create unique index leads_phone_unique on leads (phone)",
  },
  {
    rule: "no exception for a unique key outlives the key",
    offenders: `select name as offender from unnest(array[${list(Object.keys(SHARED_KEYS))}]) as name
      where to_regclass(name) is null`,
    fault: "alter index audit_log_pkey rename to audit_log_key",
  },
  {
    rule: "every view asks with the rights of whoever reads it",
    offenders: `select c.relname as offender from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and ${OURS} and not coalesce(c.reloptions && '{security_invoker=true,security_invoker=on}', false)`,
    fault: "create view all_leads as select * from leads",
  },
  {
    rule: "there are no materialized views, which know no row-level security",
    offenders: `select c.relname as offender from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'm' and ${OURS}`,
    fault: "create materialized view all_leads as select * from leads",
  },
  {
    rule: "every function has a pinned search_path",
    offenders: `select name as offender from (${FUNCTIONS}) f where not is_pinned`,
    fault: "create function loose() returns int language sql as 'select 1'",
  },
  {
    rule: "every SECURITY DEFINER function belongs to the dispatcher, who is bound by row-level security",
    offenders: `select name || ' of ' || proowner::regrole as offender from (${FUNCTIONS}) f
      where prosecdef and proowner <> 'sdr_dispatcher'::regrole`,
    fault:
      "create function strong() returns int language sql security definer set search_path = '' as 'select 1'",
  },
  {
    rule: "no SECURITY DEFINER function can be run by everybody",
    offenders: `select name as offender from (${FUNCTIONS}) f where prosecdef and exists (
        select from aclexplode(coalesce(proacl, acldefault('f', proowner))) r where r.grantee = 0)`,
    fault: "grant execute on function dispatch.link_key() to public",
  },
  {
    rule: "neither role is a superuser, passes by row-level security or may create roles or databases",
    offenders: `select rolname as offender from pg_roles
      where rolname in (values ${ROLES}) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    fault: "alter role sdr_app bypassrls",
  },
  {
    rule: "neither role can become another one, and nobody logs in as the dispatcher",
    offenders: `select member::regrole || ' in ' || roleid::regrole as offender from pg_auth_members
      where member::regrole::text in (values ${ROLES})
      union all select rolname from pg_roles where rolname = 'sdr_dispatcher' and rolcanlogin`,
    fault: "grant sdr_dispatcher to sdr_app",
  },
  {
    rule: "the application owns nothing and can create nothing",
    offenders: `select c.relname::text as offender from pg_class c where c.relowner = 'sdr_app'::regrole
      union all select proname::text from pg_proc where proowner = 'sdr_app'::regrole
      union all select nspname::text from pg_namespace
        where nspname !~ '^pg_' and has_schema_privilege('sdr_app', oid, 'create')
      union all select datname::text from pg_database
        where datname = current_database() and has_database_privilege('sdr_app', oid, 'create, temporary')`,
    fault: "grant create on schema public to sdr_app",
  },
  {
    rule: "rights to tables are to select, insert, update and delete; TRUNCATE, REFERENCES and TRIGGER go around policies",
    offenders: `select relname || ': ' || privilege_type as offender from (${RIGHTS}) r
      where grantee <> relowner and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
    fault: "grant truncate on leads to sdr_app",
  },
  {
    rule: "the application has no right to single columns, which a list of tables would not show",
    offenders: `select a.attrelid::regclass || '.' || a.attname as offender
      from pg_attribute a cross join lateral aclexplode(a.attacl) r where r.grantee = 'sdr_app'::regrole`,
    fault: "grant select (payload) on processed_events to sdr_app",
  },
  {
    rule: "the dispatcher has rights to single columns of tenants' tables, never to a whole one",
    offenders: `select r.relname || ': ' || privilege_type as offender from (${RIGHTS}) r
      join (${TABLES}) t on t.relname = r.relname
      where r.grantee = 'sdr_dispatcher'::regrole and t.is_tenants`,
    fault: "grant select on leads to sdr_dispatcher",
  },
  {
    rule: "the dispatcher reads no content: of tenants' texts and documents only those on the list",
    offenders: `select t.relname || '.' || a.attname as offender
      from (${TABLES}) t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      where t.is_tenants and has_column_privilege('sdr_dispatcher', t.oid, a.attnum, 'select')
        and a.atttypid not in ('uuid'::regtype, 'timestamptz'::regtype, 'int4'::regtype, 'bool'::regtype)
        and t.relname || '.' || a.attname not in (${list(DISPATCHER_TEXTS)})`,
    fault: "grant select (subject) on messages to sdr_dispatcher",
  },
  {
    rule: "the dispatcher writes leases, attempts and states of tenants' rows, and nothing else",
    offenders: `select t.relname || '.' || a.attname as offender
      from (${TABLES}) t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      where t.is_tenants and has_column_privilege('sdr_dispatcher', t.oid, a.attnum, 'insert, update')
        and a.attname not in ('delivery_state', 'state', 'attempts', 'attempt_id', 'lease_id', 'lease_until',
          'sync_id', 'sync_until')`,
    fault: "grant update (approved_hash) on sequence_steps to sdr_dispatcher",
  },
];

function list(names: string[]): string {
  return names.map((name) => `'${name}'`).join(", ");
}
