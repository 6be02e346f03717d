-- What the product adds to the reference: columns beside it, and tables of its own.
-- Every child row carries user_id, so that row-level security needs no join and a composite foreign
-- key makes a row that points into another tenant impossible (plain foreign keys bypass RLS).

alter table users
  add column time_zone text,
  add column settings jsonb not null default '{}',
  add column sending_paused_at timestamptz,
  add column sending_paused_by text;

alter table leads
  -- lower() is not leakproof: under RLS only a stored column can use the index.
  add column email_norm text generated always as (lower(email)) stored,
  add column time_zone text,
  add column held_until timestamptz,
  add column do_not_contact_reason text,
  add constraint leads_id_user_id_key unique (id, user_id);

create unique index leads_user_email_unique on leads (user_id, email_norm);
create index leads_user_linkedin_idx on leads (user_id, linkedin_url) where linkedin_url is not null;
create index leads_user_created_idx on leads (user_id, created_at desc, id desc);
create index leads_user_status_idx on leads (user_id, status);

alter table campaigns
  add column version integer not null default 1,
  add column sequence_version integer not null default 1,
  add column paused_reason text,
  add column started_at timestamptz,
  add constraint campaigns_id_user_id_key unique (id, user_id);

create index campaigns_user_status_idx on campaigns (user_id, status);

alter table integration_credentials
  add column key_id text,
  add column status text not null default 'ok'
    constraint integration_credentials_status_check check (status in ('ok', 'failing', 'needs_reconnect')),
  add column last_checked_at timestamptz,
  add column last_error text,
  add column refresh_id uuid,
  add column refresh_until timestamptz,
  add constraint integration_credentials_id_user_id_key unique (id, user_id),
  add constraint integration_credentials_provider_check check (provider in
    ('gmail', 'outlook', 'linkedin', 'phantombuster', 'zoominfo', 'apollo', 'clearbit', 'smtp', 'sandbox'));

create table mailboxes (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  credential_id uuid,
  provider text not null constraint mailboxes_provider_check
    check (provider in ('gmail', 'outlook', 'smtp', 'sandbox', 'linkedin', 'phantombuster')),
  address text not null,
  address_norm text generated always as (lower(address)) stored,
  display_name text,
  time_zone text not null,
  daily_cap integer not null default 50 check (daily_cap >= 0),
  ramp_start integer not null default 50 check (ramp_start >= 0),
  ramp_step integer not null default 5 check (ramp_step >= 0),
  ramp_from timestamptz not null default now(),
  min_gap_seconds integer not null default 60 check (min_gap_seconds >= 0),
  gap_jitter_seconds integer not null default 60 check (gap_jitter_seconds >= 0),
  -- Counted under the gate's row lock, per local day of the mailbox.
  sent_day date,
  sent_count integer not null default 0,
  next_free_at timestamptz,
  status text not null default 'ok' constraint mailboxes_status_check
    check (status in ('ok', 'paused', 'needs_reconnect', 'disconnected')),
  paused_reason text,
  failures integer not null default 0,
  breaker_until timestamptz,
  keeps_message_id boolean,
  can_read_replies boolean not null default false,
  sync_cursor jsonb,
  next_sync_at timestamptz not null default now(),
  synced_at timestamptz,
  sync_id uuid,
  sync_until timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint mailboxes_id_user_id_key unique (id, user_id),
  constraint mailboxes_user_address_key unique (user_id, provider, address_norm),
  foreign key (credential_id, user_id) references integration_credentials (id, user_id)
    on delete set null (credential_id)
);
create index mailboxes_next_sync_idx on mailboxes (next_sync_at) where status = 'ok';

create table sequence_versions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  campaign_id uuid not null,
  version integer not null,
  steps jsonb not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  unique (campaign_id, version),
  foreign key (campaign_id, user_id) references campaigns (id, user_id) on delete cascade
);
create index sequence_versions_user_idx on sequence_versions (user_id);

alter table campaign_leads
  add column user_id uuid not null references users (id) on delete cascade,
  add column mailbox_id uuid,
  add column sequence_version integer not null default 1,
  -- What an agent started needs a person's approval in every mode.
  add column origin text not null default 'person'
    constraint campaign_leads_origin_check check (origin in ('person', 'agent')),
  add column completed_at timestamptz,
  add column stop_reason text,
  drop constraint campaign_leads_campaign_id_fkey,
  drop constraint campaign_leads_lead_id_fkey,
  add foreign key (campaign_id, user_id) references campaigns (id, user_id) on delete cascade,
  add foreign key (lead_id, user_id) references leads (id, user_id) on delete cascade,
  add foreign key (mailbox_id, user_id) references mailboxes (id, user_id) on delete set null (mailbox_id);
create index campaign_leads_lead_idx on campaign_leads (lead_id);
create index campaign_leads_user_idx on campaign_leads (user_id, status);

alter table sequence_steps
  add column user_id uuid not null references users (id) on delete cascade,
  add column kind text not null default 'sequence'
    constraint sequence_steps_kind_check check (kind in ('sequence', 'answer')),
  add column origin text not null default 'person'
    constraint sequence_steps_origin_check check (origin in ('person', 'agent')),
  add column mailbox_id uuid,
  add column answers_message_id uuid,
  -- the draft
  add column draft_due_at timestamptz,
  add column draft_version integer not null default 0,
  add column draft_author text,
  add column content_hash text,
  -- the approval; it binds to one content hash
  add column approval_state text not null default 'none' constraint sequence_steps_approval_state_check
    check (approval_state in ('none', 'requested', 'approved', 'rejected')),
  add column approval_requested_at timestamptz,
  add column approval_expires_at timestamptz,
  add column approval_reminded_at timestamptz,
  add column approved_hash text,
  add column approved_by text,
  add column approved_at timestamptz,
  add column approved_via text,
  add column decided_by text,
  add column decided_at timestamptz,
  add column edited boolean not null default false,
  -- the delivery
  add column delivery_state text not null default 'idle' constraint sequence_steps_delivery_state_check
    check (delivery_state in ('idle', 'drafting', 'claimed', 'prepared', 'sending', 'uncertain', 'done')),
  add column attempts integer not null default 0,
  add column attempt_id uuid,
  add column lease_until timestamptz,
  add column sending_at timestamptz,
  add column provider_draft_id text,
  add column last_error text,
  add column skip_reason text,
  add column deferred_reason text,
  drop constraint sequence_steps_campaign_id_fkey,
  drop constraint sequence_steps_lead_id_fkey,
  add foreign key (campaign_id, user_id) references campaigns (id, user_id) on delete cascade,
  add foreign key (lead_id, user_id) references leads (id, user_id) on delete cascade,
  add foreign key (mailbox_id, user_id) references mailboxes (id, user_id) on delete set null (mailbox_id),
  add constraint sequence_steps_id_user_id_key unique (id, user_id);

-- One touch per (campaign, lead, step): a unique key, not good intentions. Answers number on their own.
create unique index sequence_steps_touch_unique on sequence_steps (campaign_id, lead_id, step_number)
  where kind = 'sequence';
create index sequence_steps_send_time_idx on sequence_steps (send_time) where status = 'scheduled';
create index sequence_steps_mailbox_due_idx on sequence_steps (mailbox_id, send_time, id) where status = 'scheduled';
create index sequence_steps_user_status_idx on sequence_steps (user_id, status);
create index sequence_steps_draft_due_idx on sequence_steps (draft_due_at)
  where status = 'pending' and draft_version = 0 and draft_due_at is not null;
create index sequence_steps_in_flight_idx on sequence_steps (lease_until)
  where delivery_state in ('claimed', 'prepared', 'sending', 'drafting');
create index sequence_steps_lead_idx on sequence_steps (lead_id);

alter table messages
  add column user_id uuid not null references users (id) on delete cascade,
  add column step_id uuid,
  add column mailbox_id uuid,
  add column rfc_message_id text,
  add column thread_id text,
  add column kind text constraint messages_kind_check
    check (kind in ('human', 'out_of_office', 'auto_reply', 'bounce', 'complaint')),
  add column intent text constraint messages_intent_check check (intent in ('interested',
    'meeting_request', 'question', 'objection', 'not_now', 'referral', 'wrong_person', 'not_interested',
    'unsubscribe', 'unclear')),
  add column sentiment text constraint messages_sentiment_check
    check (sentiment in ('positive', 'neutral', 'negative', 'unsubscribed')),
  add column confidence real,
  add column classifier text,
  add column corrected_by text,
  add column handled_at timestamptz,
  drop constraint messages_lead_id_fkey,
  drop constraint messages_campaign_id_fkey,
  add foreign key (lead_id, user_id) references leads (id, user_id) on delete cascade,
  add foreign key (campaign_id, user_id) references campaigns (id, user_id) on delete cascade,
  add foreign key (step_id, user_id) references sequence_steps (id, user_id) on delete set null (step_id),
  add foreign key (mailbox_id, user_id) references mailboxes (id, user_id) on delete set null (mailbox_id),
  add constraint messages_id_user_id_key unique (id, user_id),
  add constraint messages_step_id_key unique (step_id);
create index messages_user_created_idx on messages (user_id, created_at desc);
create index messages_user_direction_idx on messages (user_id, direction, created_at);
create index messages_rfc_message_id_idx on messages (user_id, rfc_message_id);
create index messages_thread_id_idx on messages (user_id, thread_id);

alter table sequence_steps
  add foreign key (answers_message_id, user_id) references messages (id, user_id)
    on delete set null (answers_message_id);

create table inbound_mail (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  mailbox_id uuid not null,
  provider_id text not null,
  thread_id text,
  raw bytea not null,
  received_at timestamptz not null,
  state text not null default 'new' constraint inbound_mail_state_check
    check (state in ('new', 'done', 'unmatched', 'own', 'poison')),
  reason text,
  kind text,
  classification jsonb,
  classifier text,
  lead_id uuid,
  message_id uuid,
  outbound_message_id uuid,
  attempts integer not null default 0,
  lease_id uuid,
  lease_until timestamptz,
  created_at timestamptz not null default now(),
  unique (mailbox_id, provider_id),
  foreign key (mailbox_id, user_id) references mailboxes (id, user_id) on delete cascade,
  foreign key (lead_id, user_id) references leads (id, user_id) on delete cascade,
  foreign key (message_id, user_id) references messages (id, user_id) on delete set null (message_id),
  foreign key (outbound_message_id, user_id) references messages (id, user_id)
    on delete set null (outbound_message_id)
);
create index inbound_mail_new_idx on inbound_mail (created_at) where state = 'new';
create index inbound_mail_unread_idx on inbound_mail (mailbox_id) where state = 'new';
create index inbound_mail_lead_idx on inbound_mail (lead_id);
create index inbound_mail_outbound_idx on inbound_mail (outbound_message_id);
create index inbound_mail_user_idx on inbound_mail (user_id, received_at desc);

create table suppressions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  scope text not null constraint suppressions_scope_check check (scope in ('address', 'domain', 'person')),
  -- Gone after an erasure; the keyed hash stays, so that a forgotten person stays uncontacted.
  value text,
  value_hash text not null,
  reason text not null constraint suppressions_reason_check check (reason in
    ('unsubscribed', 'bounced', 'complained', 'erased', 'manual', 'imported')),
  source text not null,
  created_at timestamptz not null default now(),
  unique (user_id, scope, value_hash)
);

create table jobs (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  kind text not null,
  state text not null default 'waiting' constraint jobs_state_check
    check (state in ('waiting', 'running', 'done', 'failed')),
  input jsonb not null default '{}',
  progress jsonb not null default '{}',
  result jsonb,
  error text,
  attempts integer not null default 0,
  lease_id uuid,
  lease_until timestamptz,
  run_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index jobs_waiting_idx on jobs (run_at) where state in ('waiting', 'running');
create index jobs_user_idx on jobs (user_id, created_at desc);

create table delegations (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  team_id text not null,
  slack_user_id text not null,
  display_name text,
  granted_by text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create unique index delegations_live_unique on delegations (user_id, team_id, slack_user_id)
  where revoked_at is null;
create index delegations_user_idx on delegations (user_id);
create index delegations_person_idx on delegations (team_id, slack_user_id) where revoked_at is null;

create table slack_identities (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  team_id text not null,
  slack_user_id text not null,
  display_name text,
  linked_via text not null,
  created_at timestamptz not null default now(),
  unique (team_id, slack_user_id)
);
create index slack_identities_user_idx on slack_identities (user_id);

create table slack_posts (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  kind text not null constraint slack_posts_kind_check check (kind in ('approval', 'reply', 'notice')),
  dedupe_key text not null,
  step_id uuid,
  message_id uuid,
  team_id text not null,
  -- A channel id, or a Slack user id for a direct message.
  place text not null,
  channel text,
  thread_ts text,
  ts text,
  payload jsonb not null default '{}',
  state text not null default 'waiting' constraint slack_posts_state_check
    check (state in ('waiting', 'posting', 'posted', 'dead')),
  revision integer not null default 1,
  posted_revision integer not null default 0,
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  lease_id uuid,
  lease_until timestamptz,
  error text,
  created_at timestamptz not null default now(),
  unique (user_id, dedupe_key),
  foreign key (step_id, user_id) references sequence_steps (id, user_id) on delete cascade,
  foreign key (message_id, user_id) references messages (id, user_id) on delete cascade
);
create index slack_posts_waiting_idx on slack_posts (next_at) where state in ('waiting', 'posting');
create index slack_posts_step_idx on slack_posts (step_id);
create index slack_posts_message_idx on slack_posts (message_id);

create table audit_log (
  id bigint generated always as identity primary key,
  user_id uuid not null references users (id) on delete cascade,
  actor_kind text not null,
  actor text not null,
  via text not null,
  action text not null,
  subject_type text,
  subject_id text,
  -- Ids and field names, never contents: an erased lead leaves nothing here.
  fields text[] not null default '{}',
  detail jsonb not null default '{}',
  created_at timestamptz not null default now()
);
create index audit_log_user_idx on audit_log (user_id, id desc);

create table agent_mandates (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  campaign_id uuid not null,
  sequence_version integer not null,
  max_touches integer not null check (max_touches between 1 and 500),
  used integer not null default 0,
  granted_by text not null,
  granted_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  check (used <= max_touches),
  foreign key (campaign_id, user_id) references campaigns (id, user_id) on delete cascade
);
create index agent_mandates_user_idx on agent_mandates (user_id, campaign_id);

create table idempotency_keys (
  user_id uuid not null references users (id) on delete cascade,
  operation text not null,
  key text not null,
  input_hash text not null,
  output jsonb,
  created_at timestamptz not null default now(),
  primary key (user_id, operation, key)
);

-- The sandbox mailbox stands in for a vendor and so keeps its own mail, apart from ours.
create table sandbox_mail (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity unique,
  user_id uuid not null references users (id) on delete cascade,
  mailbox_id uuid not null,
  state text not null constraint sandbox_mail_state_check check (state in ('draft', 'sent', 'received')),
  channel text not null default 'email',
  send_id text,
  message_id text not null,
  thread_id text not null,
  from_address text not null,
  to_address text not null,
  subject text,
  body text,
  raw bytea not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  foreign key (mailbox_id, user_id) references mailboxes (id, user_id) on delete cascade
);
create index sandbox_mail_user_idx on sandbox_mail (user_id, seq);
create index sandbox_mail_send_id_idx on sandbox_mail (send_id);

-- Tables of no user: reached only through narrow functions, the application role has no grant.

create table processed_events (
  key text primary key,
  kind text not null,
  payload jsonb,
  state text not null default 'received' constraint processed_events_state_check
    check (state in ('received', 'done', 'failed')),
  attempts integer not null default 0,
  lease_id uuid,
  lease_until timestamptz,
  error text,
  received_at timestamptz not null default now(),
  finished_at timestamptz
);
create index processed_events_open_idx on processed_events (received_at) where state = 'received';

create table oauth_states (
  state_hash text primary key,
  purpose text not null,
  user_id uuid references users (id) on delete cascade,
  browser_hash text,
  detail jsonb not null default '{}',
  expires_at timestamptz not null,
  used_at timestamptz
);
create index oauth_states_user_idx on oauth_states (user_id);

create table slack_installations (
  team_id text not null,
  enterprise_id text not null default '',
  installation jsonb not null,
  key_id text,
  installed_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (team_id, enterprise_id)
);

create table installation (
  only_row boolean primary key default true check (only_row),
  system_identifier text,
  timeline text,
  database_oid text,
  sending_enabled boolean not null default true,
  sending_disabled_reason text,
  -- Moved in the playground and in tests only; business time is now() plus this.
  clock_offset interval not null default '0',
  -- Signs unsubscribe links and hashes suppressed addresses; never retired, or old links would die.
  link_key text not null default
    replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
);
insert into installation default values;

create trigger set_updated_at before update on mailboxes for each row execute function set_updated_at();
create trigger set_updated_at before update on slack_installations
  for each row execute function set_updated_at();

-- The reference's inserts name no user_id; it follows from the campaign or the lead.
create function fill_user_id() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.user_id is null and new.campaign_id is not null then
    select c.user_id into new.user_id from public.campaigns c where c.id = new.campaign_id;
  end if;
  if new.user_id is null and new.lead_id is not null then
    select l.user_id into new.user_id from public.leads l where l.id = new.lead_id;
  end if;
  return new;
end $$;

create trigger fill_user_id before insert on sequence_steps for each row execute function fill_user_id();
create trigger fill_user_id before insert on messages for each row execute function fill_user_id();
create trigger fill_user_id before insert on campaign_leads for each row execute function fill_user_id();

-- Six counts, each an index-only scan: leads_user_status_idx, campaigns_user_status_idx,
-- messages_user_direction_idx. Security invoker, so a tenant gets zeros for anybody else's id.
create function get_user_stats(p_user_id uuid) returns table (
  total_leads bigint,
  total_campaigns bigint,
  active_campaigns bigint,
  messages_sent bigint,
  replies_received bigint,
  positive_replies bigint
) language sql stable security invoker set search_path = '' as $$
  select
    (select count(*) from public.leads where user_id = p_user_id),
    (select count(*) from public.campaigns where user_id = p_user_id),
    (select count(*) from public.campaigns where user_id = p_user_id and status = 'active'),
    (select count(*) from public.messages where user_id = p_user_id and direction = 'outbound'),
    (select count(*) from public.messages where user_id = p_user_id and direction = 'inbound'),
    (select count(*) from public.leads where user_id = p_user_id and status = 'positive')
$$;
