import { addReferral } from "./add-referral.js";
import { answerReply } from "./answer-reply.js";
import { approveAll } from "./approve-all.js";
import { approveDraft } from "./approve-draft.js";
import { connectSmtp } from "./connect-smtp.js";
import { disconnectMailbox } from "./disconnect-mailbox.js";
import { editDraft } from "./edit-draft.js";
import { itWasSent } from "./it-was-sent.js";
import { moreCampaigns } from "./more-campaigns.js";
import { moreLeads } from "./more-leads.js";
import { moreReplies } from "./more-replies.js";
import { nameApprover } from "./name-approver.js";
import { nextDraft } from "./next-draft.js";
import { pressCommand } from "./press-command.js";
import { regenerateDraft } from "./regenerate-draft.js";
import { rejectDraft } from "./reject-draft.js";
import { relabelReply } from "./relabel-reply.js";
import { removeApprover } from "./remove-approver.js";
import { replyDone } from "./reply-done.js";
import { sendAgain } from "./send-again.js";
import { skipDraft } from "./skip-draft.js";
import { startCampaign } from "./start-campaign.js";
import { suppressLead } from "./suppress-lead.js";
/** Every button and menu of a message, once. */
export const actionListeners = [
    addReferral,
    answerReply,
    approveAll,
    approveDraft,
    connectSmtp,
    disconnectMailbox,
    editDraft,
    itWasSent,
    moreCampaigns,
    moreLeads,
    moreReplies,
    nameApprover,
    nextDraft,
    pressCommand,
    regenerateDraft,
    rejectDraft,
    relabelReply,
    removeApprover,
    replyDone,
    sendAgain,
    skipDraft,
    startCampaign,
    suppressLead,
];
//# sourceMappingURL=action-listeners.js.map