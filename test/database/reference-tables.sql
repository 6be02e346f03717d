-- The tables of the schema reference, word for word; the migrated database is compared with them.

CREATE TABLE users (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  clerk_id TEXT UNIQUE NOT NULL,           -- Clerk user ID
  email TEXT UNIQUE NOT NULL,              -- User email
  full_name TEXT,                          -- Full name
  company_name TEXT,                       -- Company name
  website_url TEXT,                        -- Company website
  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE TABLE leads (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID REFERENCES users(id) ON DELETE CASCADE,
  full_name TEXT NOT NULL,                 -- Contact's full name
  email TEXT,                              -- Contact's email
  linkedin_url TEXT,                       -- LinkedIn profile URL
  company TEXT,                            -- Company name
  title TEXT,                              -- Job title
  industry TEXT,                           -- Industry
  location TEXT,                           -- Location
  phone TEXT,                              -- Phone number
  status TEXT DEFAULT 'new',               -- new, contacted, replied, positive, neutral, negative, unsubscribed
  source TEXT DEFAULT 'manual',            -- manual, zoominfo, apollo, clearbit, website_visitor
  enrichment_data JSONB DEFAULT '{}',      -- Additional data from APIs
  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE TABLE campaigns (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID REFERENCES users(id) ON DELETE CASCADE,
  name TEXT NOT NULL,                      -- Campaign name
  description TEXT,                        -- Campaign description
  status TEXT DEFAULT 'draft',             -- draft, active, paused, completed
  sequence_template TEXT DEFAULT 'email_first', -- Template type
  settings JSONB DEFAULT '{}',             -- Campaign settings
  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE TABLE sequence_steps (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  campaign_id UUID REFERENCES campaigns(id) ON DELETE CASCADE,
  lead_id UUID REFERENCES leads(id) ON DELETE CASCADE,
  step_number INTEGER NOT NULL,            -- Step order in sequence
  channel TEXT NOT NULL,                   -- email, linkedin_invite, linkedin_message
  status TEXT DEFAULT 'pending',           -- pending, scheduled, sent, failed, skipped
  send_time TIMESTAMPTZ,                   -- When to send
  sent_at TIMESTAMPTZ,                     -- When actually sent
  payload JSONB DEFAULT '{}',              -- Message content and metadata
  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE TABLE messages (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  lead_id UUID REFERENCES leads(id) ON DELETE CASCADE,
  campaign_id UUID REFERENCES campaigns(id) ON DELETE CASCADE,
  direction TEXT NOT NULL,                 -- outbound, inbound
  channel TEXT NOT NULL,                   -- email, linkedin, phone, other
  subject TEXT,                            -- Message subject
  body TEXT,                               -- Message content
  status TEXT DEFAULT 'sent',              -- sent, delivered, opened, replied, bounced
  external_id TEXT,                        -- External message ID for tracking
  meta JSONB DEFAULT '{}',                 -- Additional metadata
  created_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE TABLE campaign_leads (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  campaign_id UUID REFERENCES campaigns(id) ON DELETE CASCADE,
  lead_id UUID REFERENCES leads(id) ON DELETE CASCADE,
  status TEXT DEFAULT 'active',            -- active, paused, completed, opted_out
  added_at TIMESTAMPTZ DEFAULT NOW(),
  UNIQUE(campaign_id, lead_id)
);

CREATE TABLE integration_credentials (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID REFERENCES users(id) ON DELETE CASCADE,
  provider TEXT NOT NULL,                  -- gmail, outlook, linkedin, phantombuster, zoominfo, apollo
  credentials JSONB NOT NULL,              -- Encrypted credentials
  is_active BOOLEAN DEFAULT true,          -- Whether credentials are active
  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW(),
  UNIQUE(user_id, provider)
);
