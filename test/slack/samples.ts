import type { ApprovalCard } from "../../src/core/approvals/approval-card.ts";
import type { CampaignDetail, CampaignSummary } from "../../src/core/campaigns/campaign.ts";
import type { MailboxSummary } from "../../src/core/credentials/mailbox-summary.ts";
import type { LeadSummary } from "../../src/core/leads/lead.ts";
import type { Reply } from "../../src/core/replies/reply.ts";
import type { SequenceStep } from "../../src/core/sequences/sequence.ts";
import { builtInSequence } from "../../src/core/sequences/sequence-templates.ts";
import type {
  CampaignPreview,
  Context,
  EnrollResult,
  ImportResult,
  Simulation,
  Stats,
  WhyNotSent,
} from "../../src/slack/results.ts";

export const USER = "11111111-1111-4111-8111-111111111111";
const STEP = "22222222-2222-4222-8222-222222222222";
const CAMPAIGN = "33333333-3333-4333-8333-333333333333";
const LEAD = "44444444-4444-4444-8444-444444444444";
const MESSAGE = "55555555-5555-4555-8555-555555555555";
const MAILBOX = "66666666-6666-4666-8666-666666666666";

/** How a text of at most `max` characters is filled in: with something friendly, or with the worst. */
export type Filler = (max: number, words: string) => string;
export const friendly: Filler = (_max, words) => words;
/** Grows fivefold when escaped, is full of markup and mentions, and has half a line to break at. */
export const worst: Filler = (max) =>
  "<!channel> *<@U1>* & https://evil.example/?a=1 `_~\n😀 ".repeat(max / 40 + 1).slice(0, max);

const many = <T>(amount: number, make: (index: number) => T) =>
  Array.from({ length: amount }, (_, index) => make(index));

export function sampleCard(fill: Filler, more: Partial<ApprovalCard> = {}): ApprovalCard {
  return {
    step_id: STEP,
    draft_version: 3,
    state: "waiting",
    campaign_id: CAMPAIGN,
    campaign_name: fill(120, "Spring"),
    kind: "sequence",
    step_number: 2,
    step_count: 5,
    channel: "email",
    lead: {
      lead_id: LEAD,
      full_name: fill(200, "Dana Smith"),
      title: fill(200, "Head of Data"),
      company: fill(200, "Acme"),
      address: fill(320, "dana@acme.example"),
    },
    mailbox: fill(320, "riley@lantern.example"),
    subject: fill(250, "A question about dashboards"),
    body: fill(10_000, "Hi Dana,\n\nmay I ask how you build your dashboards?\n\nBest,\nRiley"),
    footer: fill(2000, "Lantern Analytics, 1 Main Street"),
    facts: many(30, (index) => ({
      name: fill(100, `company ${index}`),
      value: fill(1000, "Acme"),
      source: fill(100, "your list"),
    })),
    send_time: "2026-11-25T09:32:00.000Z",
    lead_time_zone: "Europe/Berlin",
    origin: "agent",
    author: fill(200, "the template writer"),
    edited: false,
    decided_by: null,
    decided_at: null,
    reason: null,
    thread: many(20, () => ({
      message_id: MESSAGE,
      direction: "inbound" as const,
      channel: "email",
      at: "2026-11-20T09:00:00.000Z",
      subject: fill(250, "Re: dashboards"),
      text: fill(10_000, "Tell me more."),
      intent: "question",
    })),
    ...more,
  };
}

export function sampleReply(fill: Filler, more: Partial<Reply> = {}): Reply {
  return {
    message_id: MESSAGE,
    lead_id: LEAD,
    full_name: fill(200, "Dana Smith"),
    company: fill(200, "Acme"),
    email: fill(320, "dana@acme.example"),
    campaign_id: CAMPAIGN,
    campaign_name: fill(120, "Spring"),
    step_id: STEP,
    received_at: "2026-11-20T09:00:00.000Z",
    subject: fill(250, "Re: dashboards"),
    text: fill(20_000, "Yes, please send me a few times."),
    intent: "meeting_request",
    sentiment: "positive",
    confidence: 0.93,
    classifier: "rules@1",
    corrected_by: null,
    referrals: many(10, () => ({
      name: fill(200, "Kim Lee"),
      email: fill(320, "kim@acme.example"),
    })),
    handled: false,
    ...more,
  };
}

export function sampleLead(fill: Filler): LeadSummary {
  return {
    lead_id: LEAD,
    full_name: fill(200, "Dana Smith"),
    email: fill(320, "dana@acme.example"),
    company: fill(200, "Acme"),
    title: fill(200, "Head of Data"),
    status: "contacted",
  };
}

export function sampleCampaign(
  fill: Filler,
  status: CampaignSummary["status"] = "active",
): CampaignSummary {
  return {
    campaign_id: CAMPAIGN,
    name: fill(120, "Spring"),
    status,
    sequence_template: "email_first",
    version: 1,
    paused_reason: fill(300, "bounces"),
    figures: { leads: 1, waiting_approval: 2, scheduled: 3, sent: 4, replies: 5, positive: 6 },
  };
}

export function sampleCampaignDetail(fill: Filler): CampaignDetail {
  return {
    ...sampleCampaign(fill, "draft"),
    description: fill(2000, ""),
    settings: {
      offer: fill(2000, "Faster dashboards."),
      approval: "every_message",
      time_zone: "",
      window: { days: ["mon"], from: "09:00", to: "17:00", skip_holidays: [] },
      meeting_link: "",
      stop_company_on_reply: false,
    },
    sequence_version: 1,
    steps: builtInSequence("email_first").steps,
    leads_on_older_steps: 12,
  };
}

/** As many steps and wordings as core takes, each as long as it may be. */
export function sampleSteps(fill: Filler): SequenceStep[] {
  return many(20, (index) => ({
    ...{ step_number: index + 1, channel: "email", delay_hours: 72 },
    window: { days: ["mon"], from: "09:00", to: "24:00", skip_holidays: ["2026-12-24"] },
    variants: many(10, (at) => ({
      key: "ABCDEFGHIJ".charAt(at),
      subject: fill(250, "A question"),
      body: fill(10_000, "Hi {{ first_name }}"),
    })),
    brief: fill(4000, "Write about dashboards."),
  }));
}

export function sampleMailbox(
  fill: Filler,
  status: MailboxSummary["status"] = "ok",
): MailboxSummary {
  return {
    mailbox_id: MAILBOX,
    provider: "smtp",
    address: fill(320, "riley@lantern.example"),
    status,
    health: fill(1000, "Everything works."),
    can_read_replies: false,
    sent_today: 4,
    daily_cap: 40,
  };
}

export function sampleContext(fill: Filler, more: Partial<Context> = {}): Context {
  return {
    user: {
      name: fill(200, "Riley Reyes"),
      email: "riley@lantern.example",
      company: fill(200, "Lantern Analytics"),
      time_zone: "Europe/Berlin",
    },
    actor: { kind: "person", name: fill(200, "Robin"), may: ["read"] },
    sending: { paused: true, reason: fill(300, "a wrong list") },
    mailboxes: many(30, () => sampleMailbox(fill)),
    waiting_approvals: 3,
    replies_to_answer: 2,
    running_campaigns: 1,
    leads: 0,
    settings: {
      posting_team: "T1",
      posting_channel: "C1",
      postal_address: fill(300, "1 Main Street, Berlin"),
      contact_reason: fill(300, "You run a data team"),
      sender_name: fill(200, "Riley"),
      reminder_hours: 24,
      expiry_days: 14,
      quiet_hours: { from: "18:00", to: "08:00" },
    },
    ...more,
  } as Context;
}

export function sampleImport(fill: Filler): ImportResult {
  return {
    file_name: fill(300, "leads.csv"),
    format: fill(100, "Apollo"),
    columns: many(200, (index) => ({
      header: fill(300, `Column ${index}`),
      field: index % 2 === 0 ? fill(60, "full_name") : null,
    })),
    rows: 12_345,
    counts: { created: 12_000, updated: 300, duplicate: 30, suppressed: 10, invalid: 5 },
    problems: many(200, (index) => ({
      row_number: index + 2,
      outcome: "invalid" as const,
      field: "email",
      value: fill(400, "not an address"),
      reason: fill(400, "This is not an email address."),
    })),
    problems_left_out: 1000,
  };
}

export function samplePreview(fill: Filler, problems = 0): CampaignPreview {
  return {
    campaign: sampleCampaign(fill, "draft"),
    approval: "every_message",
    previews: many(10, () => ({
      lead_id: LEAD,
      full_name: fill(200, "Dana Smith"),
      subject: fill(250, "A question"),
      body: fill(10_000, "Hi Dana,"),
      problem: fill(400, "company is missing"),
    })),
    problems: many(problems, () => fill(500, "No leads are enrolled yet.")),
  };
}

export function sampleEnroll(fill: Filler): EnrollResult {
  return {
    campaign: sampleCampaign(fill, "draft"),
    enrolled: 41,
    already_enrolled: 2,
    excluded: many(50, () => ({
      lead_id: LEAD,
      full_name: fill(200, "Kim Lee"),
      reason: fill(300, "must not be contacted"),
    })),
    excluded_total: 60,
    excluded_by_reason: Object.fromEntries(
      many(30, (index) => [`${index} ${fill(300, "must not be contacted")}`, 2]),
    ),
  };
}

export function sampleStats(fill: Filler, campaign = true): Stats {
  return {
    figures: {
      total_leads: 1_234_567,
      total_campaigns: 12,
      active_campaigns: 3,
      messages_sent: 98_765,
      replies_received: 4321,
      positive_replies: 321,
    },
    campaign: campaign ? sampleCampaign(fill) : null,
    reply_rate: 0.123,
    positive_rate: null,
    by_day: many(90, (index) => ({
      day: new Date(Date.UTC(2026, 8, 1 + index)).toISOString().slice(0, 10),
      sent: index * 100,
      replied: index,
      positive: 1,
    })),
    steps: many(campaign ? 60 : 0, (index) => ({
      step_number: (index % 20) + 1,
      sequence_version: 3,
      channel: "email",
      variants: many(11, (at) => ({
        variant: "ABCDEFGHIJ"[at] ?? null,
        ...{ sent: 12_345, replies: 1234, positive: 123, opt_outs: 12, bounces: 1 },
      })),
      verdict: "No clear difference yet.",
    })),
  };
}

export function sampleWhy(fill: Filler): WhyNotSent {
  return {
    lead: sampleLead(fill),
    answer: fill(2000, "The next message waits for your approval."),
    touches: many(40, (index) => ({
      step_id: STEP,
      campaign_name: fill(120, "Spring"),
      step_number: index,
      status: "pending",
      kind: "waiting" as const,
      reason: fill(500, "It waits for approval."),
      until: "2026-11-25T09:32:00.000Z",
      next: fill(300, "Approve it."),
    })),
  };
}

export function sampleSimulation(fill: Filler): Simulation {
  return {
    campaign: sampleCampaign(fill),
    from: "2026-11-24T10:05:00.000Z",
    assumptions: many(5, () => fill(300, "Nobody replies.")),
    blockers: many(12, () => ({
      reason: fill(500, "It is not started."),
      next: fill(300, "Start."),
    })),
    touches: many(60, (index) => ({
      lead_id: LEAD,
      full_name: fill(200, "Dana Smith"),
      step_number: index,
      channel: "email",
      mailbox: fill(320, "riley@lantern.example"),
      outcome: "would_send" as const,
      at: "2026-11-25T09:32:00.000Z",
      local_time: "2026-11-25 10:32",
      time_zone: fill(60, "Europe/Berlin"),
      reason: null,
    })),
    touches_left_out: 30,
    leads_left_out: 12,
    totals: { would_send: 90, never: 4, later: 3 },
    time_zone: fill(60, "Europe/Berlin"),
    by_day: many(80, (index) => ({
      day: `2026-12-${String((index % 28) + 1).padStart(2, "0")}`,
      would_send: 3,
    })),
    never_because: many(40, () => ({ reason: fill(500, "unsubscribed"), touches: 2 })),
    first_at: "2026-11-25T09:32:00.000Z",
    last_at: "2026-12-25T09:32:00.000Z",
  };
}
