import type { HomeView, ModalView } from "@slack/types";
import { describe, expect, it } from "vitest";
import { CARD_STATES } from "../../src/core/approvals/approval-card.ts";
import {
  checkMessageBlocks,
  checkView,
} from "../../src/playground/simulator/blocks/check-blocks.ts";
import { approvalCardMessage } from "../../src/slack/blocks/approval-card.ts";
import { approveAllModal } from "../../src/slack/blocks/approve-all-modal.ts";
import { approversMessage } from "../../src/slack/blocks/approvers-message.ts";
import { campaignModal, editCampaignModal } from "../../src/slack/blocks/campaign-modal.ts";
import { campaignOverviewMessage } from "../../src/slack/blocks/campaign-overview.ts";
import {
  campaignCreatedMessage,
  campaignPreviewMessage,
} from "../../src/slack/blocks/campaign-preview.ts";
import {
  CAMPAIGNS_PER_PAGE,
  campaignChangedMessage,
  campaignsMessage,
} from "../../src/slack/blocks/campaigns-message.ts";
import { connectionsMessage } from "../../src/slack/blocks/connections-message.ts";
import {
  editDraftModal,
  regenerateModal,
  rejectModal,
} from "../../src/slack/blocks/draft-modals.ts";
import {
  confirmEnrollModal,
  enrolledMessage,
  enrollModal,
} from "../../src/slack/blocks/enroll-modals.ts";
import { glanceMessage } from "../../src/slack/blocks/glance.ts";
import {
  commandHelpMessage,
  didYouMean,
  helpMessage,
} from "../../src/slack/blocks/help-message.ts";
import { homeView, strangerHomeView } from "../../src/slack/blocks/home-view.ts";
import {
  importProgressMessage,
  importResultMessage,
} from "../../src/slack/blocks/import-messages.ts";
import { importModal, importPreviewModal } from "../../src/slack/blocks/import-modals.ts";
import { leadAddedMessage, leadModal } from "../../src/slack/blocks/lead-modal.ts";
import { LEADS_PER_PAGE, leadsMessage } from "../../src/slack/blocks/leads-message.ts";
import { logModal, touchLoggedMessage } from "../../src/slack/blocks/log-modal.ts";
import { MAX_BLOCKS, type Message } from "../../src/slack/blocks/message.ts";
import { noticeMessage } from "../../src/slack/blocks/notice-message.ts";
import { pausedMessage, resumedMessage } from "../../src/slack/blocks/pause-message.ts";
import {
  decidedQueueMessage,
  emptyQueueMessage,
  queueMessage,
} from "../../src/slack/blocks/queue-message.ts";
import { REPLIES_PER_PAGE, repliesMessage } from "../../src/slack/blocks/replies-list.ts";
import { replyMessage } from "../../src/slack/blocks/reply-message.ts";
import { settingsModal } from "../../src/slack/blocks/settings-modal.ts";
import { simulationMessage } from "../../src/slack/blocks/simulation-message.ts";
import { smtpModal } from "../../src/slack/blocks/smtp-modal.ts";
import { statsMessage } from "../../src/slack/blocks/stats-message.ts";
import { stepModal } from "../../src/slack/blocks/step-modal.ts";
import { whyMessage, whyModal } from "../../src/slack/blocks/why-message.ts";
import { commands } from "../../src/slack/listeners/commands/commands.ts";
import { MOST_AT_ONCE, packDrafts } from "../../src/slack/listeners/views/draft-list.ts";
import { packMetadata } from "../../src/slack/visit/way-back.ts";
import {
  type Filler,
  friendly,
  sampleCampaign,
  sampleCampaignDetail,
  sampleCard,
  sampleContext,
  sampleEnroll,
  sampleImport,
  sampleLead,
  sampleMailbox,
  samplePreview,
  sampleReply,
  sampleSimulation,
  sampleStats,
  sampleSteps,
  sampleWhy,
  USER,
  worst,
} from "./samples.ts";

const place = {
  channel: "C0123456789",
  thread_ts: "1732500000.000001",
  message_ts: "1732500000.000002",
  ephemeral: true,
  response_url: `https://hooks.slack.com/actions/T0123456789/1234567890123/${"x".repeat(40)}`,
};
const cursor = "c".repeat(500);
const times = <T>(amount: number, one: T) => Array.from({ length: amount }, () => one);

function messages(fill: Filler): Record<string, Message> {
  const campaigns = times(CAMPAIGNS_PER_PAGE, sampleCampaign(fill, "paused"));
  const leads = times(LEADS_PER_PAGE, sampleLead(fill));
  const replies = times(REPLIES_PER_PAGE, sampleReply(fill));
  const names = times(60, fill(200, "Dana Smith"));
  const decided = { decided_by: fill(200, "Avery"), decided_at: "2026-11-24T10:05:00Z" };
  const cards = CARD_STATES.map((state) => [
    `a card that is ${state}`,
    approvalCardMessage(
      sampleCard(fill, { state, ...decided, reason: fill(1000, "no reason") }),
      USER,
    ),
  ]);
  const item = { card: sampleCard(fill), user_id: USER, total: 120, next_cursor: cursor };
  const approver = { team_id: "T1", slack_user_id: "U1", display_name: fill(200, "Avery") };
  const nearest = commands[3] ? { command: commands[3], text: fill(3000, "replies") } : null;
  return {
    ...Object.fromEntries(cards),
    "a LinkedIn card": approvalCardMessage(
      sampleCard(fill, {
        channel: "linkedin_invite",
        subject: null,
        kind: "answer",
        mailbox: null,
      }),
      USER,
    ),
    "the queue": queueMessage(item),
    "the queue after a decision": decidedQueueMessage(sampleCard(fill, { state: "sent" }), USER),
    "the empty queue": emptyQueueMessage(),
    "a reply": replyMessage(sampleReply(fill), USER),
    "a reply that is done": replyMessage(sampleReply(fill, { handled: true }), USER),
    "the replies": repliesMessage({ replies, next_cursor: cursor, intent: null, user_id: USER }),
    "no replies": repliesMessage({
      replies: [],
      next_cursor: null,
      intent: "objection",
      user_id: USER,
    }),
    "the glance": glanceMessage(sampleContext(fill)),
    help: helpMessage(commands),
    "help on a command": commandHelpMessage(commands[2] as never),
    "a typo": didYouMean(fill(3000, "aprove"), nearest),
    "a typo near nothing": didYouMean(fill(3000, "xyz"), null),
    "the leads": leadsMessage({
      leads,
      has_more: true,
      next_cursor: cursor,
      query: fill(200, "acme"),
      user_id: USER,
      first: true,
    }),
    "no leads": leadsMessage({
      leads: [],
      has_more: false,
      next_cursor: null,
      query: fill(200, ""),
      user_id: USER,
      first: true,
    }),
    "a lead added": leadAddedMessage(
      {
        results: [
          { index: 0, outcome: "invalid", lead_id: "x", field: null, reason: fill(900, "no") },
        ],
        counts: sampleImport(fill).counts,
      },
      fill(200, "Dana"),
    ),
    "import progress": importProgressMessage({
      file_name: fill(300, "a.csv"),
      rows: 50,
      of_rows: 10,
    }),
    "an import": importResultMessage(sampleImport(fill)),
    "the campaigns": campaignsMessage({ campaigns, next_cursor: cursor, user_id: USER }),
    "no campaigns": campaignsMessage({
      campaigns: [],
      next_cursor: null,
      user_id: USER,
      question: "Which?",
    }),
    "a campaign changed": campaignChangedMessage(sampleCampaign(fill), "It runs."),
    "a campaign preview": campaignPreviewMessage(samplePreview(fill), USER),
    "a campaign with problems": campaignPreviewMessage(samplePreview(fill, 40), USER),
    "a campaign created": campaignCreatedMessage(sampleCampaignDetail(fill)),
    "a campaign to edit": campaignOverviewMessage({
      campaign: { ...sampleCampaignDetail(fill), steps: sampleSteps(fill) },
      user_id: USER,
      example: { subject: fill(250, "Hello"), body: fill(10_000, "Hi Dana"), problem: null },
      done: "The step is saved.",
    }),
    "a campaign whose first message is faulty": campaignOverviewMessage({
      campaign: sampleCampaignDetail(fill),
      user_id: USER,
      example: { subject: null, body: "", problem: fill(900, "No value.") },
    }),
    "a touch logged": touchLoggedMessage({
      message_id: USER,
      lead: sampleLead(fill),
      steps_skipped: 3,
      already_sending: names,
    }),
    enrolled: enrolledMessage(sampleEnroll(fill)),
    "the figures": statsMessage(sampleStats(fill, false)),
    "the figures of a campaign": statsMessage(sampleStats(fill)),
    "no figures": statsMessage({ ...sampleStats(fill), by_day: [], reply_rate: null }),
    why: whyMessage(sampleWhy(fill)),
    "a simulation": simulationMessage(sampleSimulation(fill)),
    "a simulation of nothing": simulationMessage({
      ...sampleSimulation(fill),
      ...{ touches: [], by_day: [], never_because: [], blockers: [] },
      ...{ first_at: null, last_at: null },
    }),
    connections: connectionsMessage({
      mailboxes: times(30, sampleMailbox(fill)),
      user_id: USER,
      asked: "gmail",
    }),
    "no connections": connectionsMessage({ mailboxes: [], user_id: USER, asked: fill(500, "") }),
    approvers: approversMessage({ approvers: times(40, approver), user_id: USER }),
    "approvers not known": approversMessage({ approvers: null, user_id: USER }),
    paused: pausedMessage(names),
    resumed: resumedMessage(),
    "a notice": noticeMessage({
      kind: "notice",
      text: fill(5000, "A campaign was paused."),
      next: fill(5000, "Clean the list."),
      action: "resume_all",
    }),
  };
}

function views(fill: Filler): Record<string, ModalView | HomeView> {
  const metadata = packMetadata(place, { user_id: USER });
  const cards = times(MOST_AT_ONCE, sampleCard(fill, { draft_version: 999 }));
  const today = sampleContext(fill);
  return {
    "edit a draft": editDraftModal({
      card: sampleCard(fill),
      metadata,
      notice: fill(900, "Changed."),
    }),
    regenerate: regenerateModal(sampleCard(fill), metadata),
    reject: rejectModal(sampleCard(fill), metadata),
    "approve all": approveAllModal({
      cards,
      total: 500,
      metadata: packMetadata(place, { user_id: USER, drafts: packDrafts(cards) }),
    }),
    "add a lead": leadModal(metadata, {
      full_name: fill(200, "Dana"),
      email: fill(320, "d@a.example"),
    }),
    import: importModal(metadata),
    "import preview": importPreviewModal({ result: sampleImport(fill), metadata, rows: null }),
    "import preview of pasted rows": importPreviewModal({
      result: {
        ...sampleImport(fill),
        counts: { created: 0, updated: 0, duplicate: 0, suppressed: 0, invalid: 9 },
      },
      metadata,
      rows: fill(3000, "name,email"),
    }),
    "new campaign": campaignModal(metadata),
    "edit a campaign": editCampaignModal(sampleCampaignDetail(fill), metadata),
    "edit a step": stepModal({ steps: sampleSteps(fill), number: 20, metadata }),
    "add the first step": stepModal({ steps: [], number: 1, metadata }),
    log: logModal(fill(320, "dana@acme.example"), metadata),
    enroll: enrollModal(sampleCampaign(fill), metadata),
    "confirm enrolment": confirmEnrollModal(sampleEnroll(fill), metadata),
    "confirm nobody": confirmEnrollModal({ ...sampleEnroll(fill), enrolled: 0 }, metadata),
    smtp: smtpModal(metadata),
    settings: settingsModal(today, metadata),
    why: whyModal(metadata),
    home: homeView(today),
    "home of a newcomer": homeView({ ...today, mailboxes: [], running_campaigns: 0 }),
    "home of a stranger": strangerHomeView(fill(500, "Link first.")),
  };
}

describe.each([
  ["usual", friendly],
  ["worst", worst],
] as const)("with the %s texts", (_name, fill) => {
  it.each(Object.entries(messages(fill)))("Slack accepts the message: %s", (_what, message) => {
    expect(checkMessageBlocks(message.blocks)).toEqual([]);
    expect(message.blocks.length).toBeLessThanOrEqual(MAX_BLOCKS);
    expect(message.text.length).toBeGreaterThan(0);
    expect(message.text.length).toBeLessThan(4000);
  });

  it.each(Object.entries(views(fill)))("Slack accepts the window: %s", (_what, view) => {
    expect(checkView(view)).toEqual([]);
    expect(view.private_metadata?.length ?? 0).toBeLessThanOrEqual(3000);
  });

  it.each(Object.entries(messages(fill)))(
    "the first block says what the text says: %s",
    (_what, message) => {
      const first = message.blocks[0] as { type: string; text?: { text: string } };
      expect(first.type).toBe("section");
      expect(message.text).toContain(first.text?.text.slice(0, 200));
    },
  );

  it.each(Object.entries(messages(fill)))(
    "nothing from outside becomes a mention or a link: %s",
    (_what, message) => {
      const markup = mrkdwnOf(message).flatMap((text) => text.match(/<[^>]*>/g) ?? []);
      const foreign = markup.filter((each) => !/^<(!date\^|@U1>)/.test(each));
      expect(foreign).toEqual([]);
      expect(mrkdwnOf(message).join("\n")).not.toContain("https://evil");
    },
  );
});

/** Every text in which Slack looks for markup. */
function mrkdwnOf(message: Message): string[] {
  const found: string[] = [message.text];
  JSON.stringify(message.blocks, (_key, value) => {
    if (value?.type === "mrkdwn") found.push(String(value.text));
    return value;
  });
  return found;
}
