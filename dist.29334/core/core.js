import { approveAll } from "./approvals/approve-all.js";
import { approveDraft } from "./approvals/approve-draft.js";
import { draftDueTouches } from "./approvals/draft-due-touches.js";
import { draftMessage } from "./approvals/draft-message.js";
import { editDraft } from "./approvals/edit-draft.js";
import { getApprovalCard } from "./approvals/get-approval-card.js";
import { listApprovals } from "./approvals/list-approvals.js";
import { previewMessage } from "./approvals/preview-message.js";
import { regenerateDraft } from "./approvals/regenerate-draft.js";
import { rejectDraft } from "./approvals/reject-draft.js";
import { skipDraft } from "./approvals/skip-draft.js";
import { submitForApproval } from "./approvals/submit-for-approval.js";
import { createCampaign } from "./campaigns/create-campaign.js";
import { enrollLeads } from "./campaigns/enroll-leads.js";
import { getCampaign } from "./campaigns/get-campaign.js";
import { listCampaigns } from "./campaigns/list-campaigns.js";
import { pauseCampaign } from "./campaigns/pause-campaign.js";
import { previewCampaign } from "./campaigns/preview-campaign.js";
import { startCampaign } from "./campaigns/start-campaign.js";
import { stopEnrollments } from "./campaigns/stop-enrollments.js";
import { updateCampaign } from "./campaigns/update-campaign.js";
import { connectSmtp } from "./credentials/connect-smtp.js";
import { disconnectMailbox } from "./credentials/disconnect-mailbox.js";
import { listMailboxes } from "./credentials/list-mailboxes.js";
import { claimDeliveries, finishDelivery, recordDelivery, } from "./deliveries/record-delivery.js";
import { readClock } from "./installation/move-clock.js";
import { getLead } from "./leads/get-lead.js";
import { importLeads } from "./leads/import-leads.js";
import { searchLeads } from "./leads/search-leads.js";
import { upsertLeads } from "./leads/upsert-leads.js";
import { runOperation } from "./operation.js";
import { pauseAll } from "./outbox/pause-all.js";
import { resolveUncertain } from "./outbox/resolve-uncertain.js";
import { resumeAll } from "./outbox/resume-all.js";
import { sendDueTouches } from "./outbox/send-due-touches.js";
import { whyNotSent } from "./outbox/why-not-sent.js";
import { findSlackPerson } from "./people/find-slack-person.js";
import { getContext } from "./people/get-context.js";
import { linkSlackPerson } from "./people/link-slack-person.js";
import { nameApprover } from "./people/name-approver.js";
import { removeApprover } from "./people/remove-approver.js";
import { updateSettings } from "./people/update-settings.js";
import { claimPosts } from "./posts/claim-posts.js";
import { readPost } from "./posts/read-post.js";
import { recordPosted, recordPostFailed } from "./posts/record-post.js";
import { addReferral } from "./replies/add-referral.js";
import { classifyReply } from "./replies/classify-reply.js";
import { getReply } from "./replies/get-reply.js";
import { getThread } from "./replies/get-thread.js";
import { listReplies } from "./replies/list-replies.js";
import { markReplyDone } from "./replies/mark-reply-done.js";
import { readInbound } from "./replies/read-inbound.js";
import { searchMessages } from "./replies/search-messages.js";
import { syncMailboxes } from "./replies/sync-mailboxes.js";
import { getStats } from "./stats/get-stats.js";
import { suppressContacts } from "./suppression/suppress-contacts.js";
import { unsubscribeByToken } from "./suppression/unsubscribe-by-token.js";
/** The menu: everything a person or an agent can ask for, once. Surfaces only translate. */
export const operations = {
    searchLeads,
    getLead,
    upsertLeads,
    importLeads,
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
    pauseAll,
    resumeAll,
    resolveUncertain,
    listReplies,
    getReply,
    getThread,
    searchMessages,
    classifyReply,
    markReplyDone,
    addReferral,
    suppressContacts,
    getContext,
    updateSettings,
    nameApprover,
    removeApprover,
    getStats,
    listMailboxes,
    connectSmtp,
    disconnectMailbox,
};
/** Binds every operation to its dependencies: `core.approveDraft(actor, input)`. */
export function createCore(deps) {
    const bound = Object.entries(operations).map(([name, operation]) => [
        name,
        (actor, input) => runOperation({ deps, actor, operation: operation }, input),
    ]);
    return {
        ...Object.fromEntries(bound),
        slack: slackDesk(deps),
        clock: clockDesk(deps),
        web: webDesk(deps),
    };
}
function slackDesk(deps) {
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
function clockDesk(deps) {
    return {
        draftDueTouches: (batch) => draftDueTouches(deps, batch),
        sendDueTouches: async (batch) => (await sendDueTouches(deps, batch)).claimed,
        syncMailboxes: (batch) => syncMailboxes(deps, batch),
        readInbound: (batch) => readInbound(deps, batch),
    };
}
function webDesk(deps) {
    return {
        unsubscribe: (token) => unsubscribeByToken(deps, token),
        ping: async () => {
            await readClock(deps);
        },
    };
}
//# sourceMappingURL=core.js.map