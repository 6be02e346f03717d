import type { ActionListener } from "./action-listener.ts";
import { addReferral } from "./add-referral.ts";
import { answerReply } from "./answer-reply.ts";
import { approveAll } from "./approve-all.ts";
import { approveDraft } from "./approve-draft.ts";
import { connectSmtp } from "./connect-smtp.ts";
import { disconnectMailbox } from "./disconnect-mailbox.ts";
import { editDraft } from "./edit-draft.ts";
import { itWasSent } from "./it-was-sent.ts";
import { moreCampaigns } from "./more-campaigns.ts";
import { moreLeads } from "./more-leads.ts";
import { moreReplies } from "./more-replies.ts";
import { nameApprover } from "./name-approver.ts";
import { nextDraft } from "./next-draft.ts";
import { pressCommand } from "./press-command.ts";
import { regenerateDraft } from "./regenerate-draft.ts";
import { rejectDraft } from "./reject-draft.ts";
import { relabelReply } from "./relabel-reply.ts";
import { removeApprover } from "./remove-approver.ts";
import { replyDone } from "./reply-done.ts";
import { sendAgain } from "./send-again.ts";
import { skipDraft } from "./skip-draft.ts";
import { startCampaign } from "./start-campaign.ts";
import { suppressLead } from "./suppress-lead.ts";

/** Every button and menu of a message, once. */
export const actionListeners: readonly ActionListener[] = [
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
