import { createHash } from "node:crypto";

export type Tenant = { user_id: string; clerk_id: string };
export type Row = Record<string, string | number | null>;

/** What the application's role may do with a table, and what the dispatcher's. */
export type SampleTable = {
  /**
   * `account`: the users table, whose tenant is its clerk_id; `tenant`: rows with a user_id;
   * `append_only`: such rows that are never changed; `closed`: of no tenant, no grant at all.
   */
  kind: "account" | "tenant" | "append_only" | "closed";
  dispatcher: "nothing" | "reads" | "claims" | "all";
  /** A valid row: number 0 exists in a sample world, number 2 is one that could be added to it. */
  row(of: Tenant, n: number): Row;
};

/** The id that row `n` of a table has in the sample of this tenant. */
export function sampleId(of: Tenant, table: string, n: number): string {
  const hash = createHash("md5").update(`${of.clerk_id} ${table} ${n}`).digest("hex");
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * One builder for each table, parents before children. A table that is missing here makes the isolation
 * matrix fail: whoever adds a table says who may see it.
 */
export const SAMPLE_TABLES: Record<string, SampleTable> = {
  users: {
    kind: "account",
    dispatcher: "reads",
    row: (of, n) => ({
      id: n === 0 ? of.user_id : sampleId(of, "users", n),
      clerk_id: n === 0 ? of.clerk_id : `${of.clerk_id}_${n}`,
      email: `${of.clerk_id}_${n}@sender.example`,
    }),
  },
  leads: tenant("nothing", (of, n) => ({
    ...own(of, "leads", n),
    full_name: `Lead ${n}`,
    email: `lead${n}@${of.clerk_id}.example`,
  })),
  campaigns: tenant("nothing", (of, n) => ({ ...own(of, "campaigns", n), name: `Campaign ${n}` })),
  integration_credentials: tenant("reads", (of, n) => ({
    ...own(of, "integration_credentials", n),
    provider: ["sandbox", "gmail", "smtp"][n] ?? "outlook",
    credentials: "{}",
  })),
  mailboxes: tenant("claims", (of, n) => ({
    ...own(of, "mailboxes", n),
    credential_id: sampleId(of, "integration_credentials", 0),
    provider: "sandbox",
    address: `box${n}@${of.clerk_id}.example`,
    time_zone: "Europe/Berlin",
  })),
  sequence_versions: tenant("nothing", (of, n) => ({
    ...own(of, "sequence_versions", n),
    campaign_id: sampleId(of, "campaigns", 0),
    version: n + 1,
    steps: "[]",
    created_by: "person",
  })),
  campaign_leads: tenant("nothing", (of, n) => ({
    ...own(of, "campaign_leads", n),
    campaign_id: sampleId(of, "campaigns", 0),
    lead_id: sampleId(of, "leads", Math.min(n, 1)),
    mailbox_id: sampleId(of, "mailboxes", 0),
  })),
  sequence_steps: tenant("claims", (of, n) => ({
    ...own(of, "sequence_steps", n),
    campaign_id: sampleId(of, "campaigns", 0),
    lead_id: sampleId(of, "leads", 0),
    mailbox_id: sampleId(of, "mailboxes", 0),
    step_number: n + 1,
    channel: "email",
    status: "sent",
    sent_at: "2027-03-02T09:00:00Z",
    sending_at: "2027-03-02T09:00:00Z",
    delivery_state: "done",
    content_hash: "f00d",
    approved_hash: "f00d",
  })),
  messages: tenant("nothing", (of, n) => ({
    ...own(of, "messages", n),
    lead_id: sampleId(of, "leads", 0),
    campaign_id: sampleId(of, "campaigns", 0),
    mailbox_id: sampleId(of, "mailboxes", 0),
    step_id: n === 0 ? sampleId(of, "sequence_steps", 0) : null,
    direction: "outbound",
    channel: "email",
    body: "Hello",
  })),
  inbound_mail: tenant("claims", (of, n) => ({
    ...own(of, "inbound_mail", n),
    mailbox_id: sampleId(of, "mailboxes", 0),
    lead_id: sampleId(of, "leads", 0),
    message_id: sampleId(of, "messages", 0),
    outbound_message_id: sampleId(of, "messages", 0),
    provider_id: `mail-${n}`,
    raw: "\\x00",
    received_at: "2027-03-02T09:00:00Z",
  })),
  suppressions: tenant("nothing", (of, n) => ({
    ...own(of, "suppressions", n),
    scope: "address",
    value: `gone${n}@${of.clerk_id}.example`,
    value_hash: `${of.clerk_id} ${n}`,
    reason: "manual",
    source: "slack",
  })),
  lifted_suppressions: tenant("nothing", (of, n) => ({
    ...own(of, "lifted_suppressions", n),
    scope: "address",
    value_hash: `${of.clerk_id} ${n}`,
    reason: "manual",
    lifted_by: "person",
    suppressed_at: "2027-03-02T09:00:00Z",
  })),
  workspace_suppressions: closed("all", (of, n) => ({
    id: sampleId(of, "workspace_suppressions", n),
    team_id: "T1",
    value_hash: `${of.clerk_id} ${n}`,
    shared_by: of.user_id,
  })),
  left_accounts: closed("all", (of, n) => ({
    account: sampleId(of, "left_accounts", n),
    team_id: "T1",
  })),
  jobs: tenant("claims", (of, n) => ({ ...own(of, "jobs", n), kind: "import_leads" })),
  delegations: tenant("reads", (of, n) => ({
    ...own(of, "delegations", n),
    team_id: "T1",
    slack_user_id: `${of.clerk_id}_${n}`,
    granted_by: "person",
  })),
  slack_identities: tenant("reads", (of, n) => ({
    ...own(of, "slack_identities", n),
    team_id: "T1",
    slack_user_id: `${of.clerk_id}_${n}`,
    linked_via: "link",
  })),
  slack_posts: tenant("claims", (of, n) => ({
    ...own(of, "slack_posts", n),
    kind: "approval",
    dedupe_key: `post-${n}`,
    step_id: sampleId(of, "sequence_steps", 0),
    message_id: sampleId(of, "messages", 0),
    team_id: "T1",
    place: "C1",
  })),
  audit_log: {
    kind: "append_only",
    dispatcher: "nothing",
    row: (of, n) => ({
      // Beyond what the sequence reaches; the column is `generated always`.
      id: 1_000_000 + Number.parseInt(sampleId(of, "audit_log", n).slice(0, 8), 16),
      user_id: of.user_id,
      actor_kind: "person",
      actor: "person",
      via: "slack",
      action: "approve_draft",
    }),
  },
  agent_mandates: tenant("nothing", (of, n) => ({
    ...own(of, "agent_mandates", n),
    campaign_id: sampleId(of, "campaigns", 0),
    sequence_version: 1,
    max_touches: 10,
    granted_by: "person",
    expires_at: "2027-03-02T09:00:00Z",
  })),
  idempotency_keys: tenant("nothing", (of, n) => ({
    user_id: of.user_id,
    operation: "upsert_leads",
    key: `key-${n}`,
    input_hash: "f00d",
  })),
  sandbox_mail: tenant("nothing", (of, n) => ({
    ...own(of, "sandbox_mail", n),
    mailbox_id: sampleId(of, "mailboxes", 0),
    state: "received",
    message_id: `<${n}@sandbox.example>`,
    thread_id: "thread",
    from_address: "them@example.com",
    to_address: "us@example.com",
    raw: "\\x00",
  })),
  processed_events: closed("all", (of, n) => ({ key: `${of.clerk_id} ${n}`, kind: "slack" })),
  oauth_states: closed("all", (of, n) => ({
    state_hash: `${of.clerk_id} ${n}`,
    purpose: "slack_link",
    user_id: of.user_id,
    expires_at: "2027-03-02T09:00:00Z",
  })),
  slack_installations: closed("all", (of, n) => ({
    team_id: `${of.clerk_id} ${n}`,
    installation: "{}",
  })),
  installation: closed("claims", () => ({ only_row: "true" })),
};

function tenant(dispatcher: SampleTable["dispatcher"], row: SampleTable["row"]): SampleTable {
  return { kind: "tenant", dispatcher, row };
}

function closed(dispatcher: SampleTable["dispatcher"], row: SampleTable["row"]): SampleTable {
  return { kind: "closed", dispatcher, row };
}

function own(of: Tenant, table: string, n: number): Row {
  return { id: sampleId(of, table, n), user_id: of.user_id };
}
