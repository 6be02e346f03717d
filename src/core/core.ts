import type { z } from "zod";
import type { Actor } from "./actor.ts";
import { approveAll } from "./approvals/approve-all.ts";
import { approveDraft } from "./approvals/approve-draft.ts";
import { draftDueTouches } from "./approvals/draft-due-touches.ts";
import { draftMessage } from "./approvals/draft-message.ts";
import { editDraft } from "./approvals/edit-draft.ts";
import { expireApprovals } from "./approvals/expire-approvals.ts";
import { getApprovalCard } from "./approvals/get-approval-card.ts";
import { listApprovals } from "./approvals/list-approvals.ts";
import { previewMessage } from "./approvals/preview-message.ts";
import { regenerateDraft } from "./approvals/regenerate-draft.ts";
import { rejectDraft } from "./approvals/reject-draft.ts";
import { remindApprovers } from "./approvals/remind-approvers.ts";
import { skipDraft } from "./approvals/skip-draft.ts";
import { submitForApproval } from "./approvals/submit-for-approval.ts";
import { createCampaign } from "./campaigns/create-campaign.ts";
import { enrollLeads } from "./campaigns/enroll-leads.ts";
import { getCampaign } from "./campaigns/get-campaign.ts";
import { listCampaigns } from "./campaigns/list-campaigns.ts";
import { pauseCampaign } from "./campaigns/pause-campaign.ts";
import { previewCampaign } from "./campaigns/preview-campaign.ts";
import { startCampaign } from "./campaigns/start-campaign.ts";
import { stopEnrollments } from "./campaigns/stop-enrollments.ts";
import { updateCampaign } from "./campaigns/update-campaign.ts";
import type { CoreDeps } from "./core-deps.ts";
import { type BegunConsent, beginConsent } from "./credentials/begin-consent.ts";
import { chooseSender } from "./credentials/choose-sender.ts";
import { connectSmtp } from "./credentials/connect-smtp.ts";
import { disconnectMailbox } from "./credentials/disconnect-mailbox.ts";
import { type ConsentAnswer, finishConsent } from "./credentials/finish-consent.ts";
import { listMailboxes } from "./credentials/list-mailboxes.ts";
import { listSenders } from "./credentials/list-senders.ts";
import { type OauthLink, readOauthLink } from "./credentials/oauth-link.ts";
import { startOauth } from "./credentials/start-oauth.ts";
import { testMailboxes } from "./credentials/test-mailboxes.ts";
import {
  claimDeliveries,
  type Delivery,
  finishDelivery,
  type OpenDelivery,
  recordDelivery,
} from "./deliveries/record-delivery.ts";
import { getSending } from "./installation/get-sending.ts";
import { readClock } from "./installation/move-clock.ts";
import { switchSending } from "./installation/switch-sending.ts";
import { eraseLead } from "./leads/erase-lead.ts";
import { getLead } from "./leads/get-lead.ts";
import { importLeads } from "./leads/import-leads.ts";
import { logTouch } from "./leads/log-touch.ts";
import { searchLeads } from "./leads/search-leads.ts";
import { upsertLeads } from "./leads/upsert-leads.ts";
import { type Operation, type Process, runOperation } from "./operation.ts";
import { listDeadLetters } from "./outbox/list-dead-letters.ts";
import { pauseAll } from "./outbox/pause-all.ts";
import { redriveDeadLetters } from "./outbox/redrive-dead-letters.ts";
import { resolveUncertain } from "./outbox/resolve-uncertain.ts";
import { resumeAll } from "./outbox/resume-all.ts";
import { sendDueTouches } from "./outbox/send-due-touches.ts";
import { simulateCampaign } from "./outbox/simulate-campaign.ts";
import { tellRestingMailboxes } from "./outbox/tell-resting-mailboxes.ts";
import { whyNotSent } from "./outbox/why-not-sent.ts";
import { findSlackPerson, type SlackPerson } from "./people/find-slack-person.ts";
import { getContext } from "./people/get-context.ts";
import { type LinkSlackPerson, linkSlackPerson } from "./people/link-slack-person.ts";
import { nameApprover } from "./people/name-approver.ts";
import { removeApprover } from "./people/remove-approver.ts";
import { unlinkSlackPerson } from "./people/unlink-slack-person.ts";
import { updateSettings } from "./people/update-settings.ts";
import { type ClaimedPost, claimPosts } from "./posts/claim-posts.ts";
import { type PostToMake, readPost } from "./posts/read-post.ts";
import { type PostedAs, recordPosted, recordPostFailed } from "./posts/record-post.ts";
import { addReferral } from "./replies/add-referral.ts";
import { classifyReply } from "./replies/classify-reply.ts";
import { evaluateReplies } from "./replies/evaluate-replies.ts";
import { getReply } from "./replies/get-reply.ts";
import { getThread } from "./replies/get-thread.ts";
import { listReplies } from "./replies/list-replies.ts";
import { markReplyDone } from "./replies/mark-reply-done.ts";
import { readInbound } from "./replies/read-inbound.ts";
import { rereadReplies } from "./replies/reread-replies.ts";
import { searchMessages } from "./replies/search-messages.ts";
import { syncMailboxes } from "./replies/sync-mailboxes.ts";
import { getStats } from "./stats/get-stats.ts";
import { importSuppressions } from "./suppression/import-suppressions.ts";
import { liftSuppression } from "./suppression/lift-suppression.ts";
import { listSuppressions } from "./suppression/list-suppressions.ts";
import { suppressContacts } from "./suppression/suppress-contacts.ts";
import { unsubscribeByToken } from "./suppression/unsubscribe-by-token.ts";

/** The menu: everything a person or an agent can ask for, once. Surfaces only translate. */
export const operations = {
  searchLeads,
  getLead,
  upsertLeads,
  importLeads,
  logTouch,
  listCampaigns,
  getCampaign,
  createCampaign,
  updateCampaign,
  startCampaign,
  pauseCampaign,
  previewCampaign,
  enrollLeads,
  stopEnrollments,
  listApprovals,
  getApprovalCard,
  approveDraft,
  editDraft,
  regenerateDraft,
  skipDraft,
  rejectDraft,
  approveAll,
  draftMessage,
  submitForApproval,
  previewMessage,
  whyNotSent,
  simulateCampaign,
  pauseAll,
  resumeAll,
  resolveUncertain,
  listDeadLetters,
  redriveDeadLetters,
  getSending,
  switchSending,
  listReplies,
  getReply,
  getThread,
  searchMessages,
  classifyReply,
  markReplyDone,
  evaluateReplies,
  addReferral,
  suppressContacts,
  listSuppressions,
  liftSuppression,
  importSuppressions,
  eraseLead,
  getContext,
  updateSettings,
  nameApprover,
  removeApprover,
  unlinkSlackPerson,
  getStats,
  listMailboxes,
  listSenders,
  chooseSender,
  connectSmtp,
  startOauth,
  disconnectMailbox,
} as const;

type Menu = typeof operations;
type Bound<T> =
  T extends Operation<infer I, infer O>
    ? (actor: Actor, input: z.input<I>) => Promise<z.output<O>>
    : T extends Process<infer I, infer O>
      ? (actor: Actor, input: z.input<I>) => Promise<z.output<O>>
      : never;

/** What the Slack surface needs beyond the menu: who clicked, each delivery once, the outbox. */
type SlackDesk = {
  /** The accounts a Slack person may act for; empty for strangers. */
  findPerson(person: SlackPerson): Promise<Actor[]>;
  linkPerson(request: LinkSlackPerson): Promise<void>;
  recordDelivery(delivery: Delivery): Promise<boolean>;
  finishDelivery(key: string, error: string | null): Promise<void>;
  claimDeliveries(kind: string, limit: number): Promise<OpenDelivery[]>;
  claimPosts(limit: number): Promise<ClaimedPost[]>;
  readPost(claim: ClaimedPost): Promise<PostToMake | null>;
  recordPosted(claim: ClaimedPost, posted: PostedAs): Promise<void>;
  recordPostFailed(
    claim: ClaimedPost,
    failure: { error: string; retry_in_ms: number | null },
  ): Promise<void>;
};

export type Core = { [Name in keyof Menu]: Bound<Menu[Name]> } & {
  slack: SlackDesk;
  clock: ClockDesk;
  web: WebDesk;
};

type Batch = { limit: number; signal: AbortSignal };

/** Background work over all tenants; each call claims a batch and answers how much it was. */
type ClockDesk = {
  draftDueTouches(batch: Batch): Promise<number>;
  sendDueTouches(batch: Batch): Promise<number>;
  syncMailboxes(batch: Batch): Promise<number>;
  readInbound(batch: Batch): Promise<number>;
  rereadReplies(batch: Batch): Promise<number>;
  testMailboxes(batch: Batch): Promise<number>;
  remindApprovers(batch: Batch): Promise<number>;
  expireApprovals(batch: Batch): Promise<number>;
  tellRestingMailboxes(batch: Batch): Promise<number>;
};

/** What pages without a login may do. */
type WebDesk = {
  /** False when the link was not made by us. */
  unsubscribe(token: string): Promise<boolean>;
  /** Whose account a link from Slack connects a mailbox to; null when we did not make it. */
  readOauthLink(provider: string, link: string): OauthLink | null;
  beginConsent(request: { provider: string; link: string }): Promise<BegunConsent>;
  finishConsent(answer: ConsentAnswer): Promise<{ address: string }>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
};

/** Binds every operation to its dependencies: `core.approveDraft(actor, input)`. */
export function createCore(deps: CoreDeps): Core {
  const bound = Object.entries(operations).map(([name, operation]) => [
    name,
    (actor: Actor, input: unknown) =>
      runOperation({ deps, actor, operation: operation as Operation }, input),
  ]);
  return {
    ...Object.fromEntries(bound),
    slack: slackDesk(deps),
    clock: clockDesk(deps),
    web: webDesk(deps),
  } as Core;
}

function slackDesk(deps: CoreDeps): SlackDesk {
  return {
    findPerson: (person) => findSlackPerson(deps, person),
    linkPerson: (request) => linkSlackPerson(deps, request),
    recordDelivery: (delivery) => recordDelivery(deps, delivery),
    finishDelivery: (key, error) => finishDelivery(deps, key, error),
    claimDeliveries: (kind, limit) => claimDeliveries(deps, kind, limit),
    claimPosts: (limit) => claimPosts(deps, limit),
    readPost: (claim) => readPost(deps, claim),
    recordPosted: (claim, posted) => recordPosted(deps, claim, posted),
    recordPostFailed: (claim, failure) => recordPostFailed(deps, claim, failure),
  };
}

function clockDesk(deps: CoreDeps): ClockDesk {
  return {
    draftDueTouches: (batch) => draftDueTouches(deps, batch),
    sendDueTouches: async (batch) => (await sendDueTouches(deps, batch)).claimed,
    syncMailboxes: (batch) => syncMailboxes(deps, batch),
    readInbound: (batch) => readInbound(deps, batch),
    rereadReplies: (batch) => rereadReplies(deps, batch),
    testMailboxes: (batch) => testMailboxes(deps, batch),
    remindApprovers: (batch) => remindApprovers(deps, batch),
    expireApprovals: (batch) => expireApprovals(deps, batch),
    tellRestingMailboxes: (batch) => tellRestingMailboxes(deps, batch),
  };
}

function webDesk(deps: CoreDeps): WebDesk {
  return {
    unsubscribe: (token) => unsubscribeByToken(deps, token),
    readOauthLink: (provider, link) => readOauthLink(deps, provider, link),
    beginConsent: (request) => beginConsent(deps, request),
    finishConsent: (answer) => finishConsent(deps, answer),
    ping: async () => {
      await readClock(deps);
    },
  };
}
