-- The seven tables of the schema reference, column for column. What the product adds comes in the
-- migrations after this one and never changes what is written here.
-- Closed lists are text with a check: equality on a native enum is not leakproof, so under row-level
-- security it could not use an index.

create table users (
  id uuid primary key default gen_random_uuid(),
  clerk_id text unique not null,
  email text unique not null,
  full_name text,
  company_name text,
  website_url text,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);

create table leads (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references users (id) on delete cascade,
  full_name text not null,
  email text,
  linkedin_url text,
  company text,
  title text,
  industry text,
  location text,
  phone text,
  status text default 'new' constraint leads_status_check
    check (status in ('new', 'contacted', 'replied', 'positive', 'neutral', 'negative', 'unsubscribed')),
  source text default 'manual' constraint leads_source_check
    check (source in ('manual', 'zoominfo', 'apollo', 'clearbit', 'website_visitor')),
  enrichment_data jsonb default '{}',
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);

create table campaigns (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references users (id) on delete cascade,
  name text not null,
  description text,
  status text default 'draft' constraint campaigns_status_check
    check (status in ('draft', 'active', 'paused', 'completed')),
  sequence_template text default 'email_first' constraint campaigns_sequence_template_check
    check (sequence_template in ('email_first', 'linkedin_first', 'email_only', 'linkedin_only', 'custom')),
  settings jsonb default '{}',
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);

create table sequence_steps (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid references campaigns (id) on delete cascade,
  lead_id uuid references leads (id) on delete cascade,
  step_number integer not null,
  channel text not null constraint sequence_steps_channel_check
    check (channel in ('email', 'linkedin_invite', 'linkedin_message')),
  status text default 'pending' constraint sequence_steps_status_check
    check (status in ('pending', 'scheduled', 'sent', 'failed', 'skipped')),
  send_time timestamptz,
  sent_at timestamptz,
  payload jsonb default '{}',
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);

create table messages (
  id uuid primary key default gen_random_uuid(),
  lead_id uuid references leads (id) on delete cascade,
  campaign_id uuid references campaigns (id) on delete cascade,
  direction text not null constraint messages_direction_check
    check (direction in ('outbound', 'inbound')),
  channel text not null constraint messages_channel_check
    check (channel in ('email', 'linkedin', 'phone', 'other')),
  subject text,
  body text,
  status text default 'sent' constraint messages_status_check
    check (status in ('sent', 'delivered', 'opened', 'replied', 'bounced')),
  external_id text,
  meta jsonb default '{}',
  created_at timestamptz default now()
);

create table campaign_leads (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid references campaigns (id) on delete cascade,
  lead_id uuid references leads (id) on delete cascade,
  status text default 'active' constraint campaign_leads_status_check
    check (status in ('active', 'paused', 'completed', 'opted_out')),
  added_at timestamptz default now(),
  unique (campaign_id, lead_id)
);

create table integration_credentials (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references users (id) on delete cascade,
  provider text not null,
  credentials jsonb not null,
  is_active boolean default true,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  unique (user_id, provider)
);

create index messages_lead_id_idx on messages (lead_id);
create index messages_campaign_id_idx on messages (campaign_id);
create index messages_created_at_idx on messages (created_at);
create index sequence_steps_campaign_lead_idx on sequence_steps (campaign_id, lead_id);

create function set_updated_at() returns trigger language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  return new;
end $$;

create trigger set_updated_at before update on users for each row execute function set_updated_at();
create trigger set_updated_at before update on leads for each row execute function set_updated_at();
create trigger set_updated_at before update on campaigns for each row execute function set_updated_at();
create trigger set_updated_at before update on sequence_steps for each row execute function set_updated_at();
create trigger set_updated_at before update on integration_credentials
  for each row execute function set_updated_at();
