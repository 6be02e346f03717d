import type { ActionListener } from "./action-listener.ts";
import { addReferral } from "./add-referral.ts";
import { addStep } from "./add-step.ts";
import { answerReply } from "./answer-reply.ts";
import { approveAll } from "./approve-all.ts";
import { approveDraft } from "./approve-draft.ts";
import { askAgain } from "./ask-again.ts";
import { chooseSender } from "./choose-sender.ts";
import { connectSmtp } from "./connect-smtp.ts";
import { disconnectMailbox } from "./disconnect-mailbox.ts";
import { editCampaign } from "./edit-campaign.ts";
import { editDraft } from "./edit-draft.ts";
import { editStep } from "./edit-step.ts";
import { itWasSent } from "./it-was-sent.ts";
import { liftSuppression } from "./lift-suppression.ts";
import { moreCampaigns } from "./more-campaigns.ts";
import { moreFailed } from "./more-failed.ts";
import { moreLeads } from "./more-leads.ts";
import { moreReplies } from "./more-replies.ts";
import { moreSuppressions } from "./more-suppressions.ts";
import { nameApprover } from "./name-approver.ts";
import { nextDraft } from "./next-draft.ts";
import { pressCommand } from "./press-command.ts";
import { redrive } from "./redrive.ts";
import { regenerateDraft } from "./regenerate-draft.ts";
import { rejectDraft } from "./reject-draft.ts";
import { relabelReply } from "./relabel-reply.ts";
import { removeApprover } from "./remove-approver.ts";
import { replyDone } from "./reply-done.ts";
import { sendAgain } from "./send-again.ts";
import { shareOptOuts } from "./share-opt-outs.ts";
import { skipDraft } from "./skip-draft.ts";
import { startCampaign } from "./start-campaign.ts";
import { suppressLead } from "./suppress-lead.ts";
import { switchSending } from "./switch-sending.ts";

/** Every button and menu of a message, once. */
export const actionListeners: readonly ActionListener[] = [
  addReferral,
  addStep,
  answerReply,
  approveAll,
  approveDraft,
  askAgain,
  chooseSender,
  connectSmtp,
  disconnectMailbox,
  editCampaign,
  editDraft,
  editStep,
  itWasSent,
  liftSuppression,
  moreCampaigns,
  moreFailed,
  moreLeads,
  moreReplies,
  moreSuppressions,
  nameApprover,
  nextDraft,
  pressCommand,
  redrive,
  regenerateDraft,
  rejectDraft,
  relabelReply,
  removeApprover,
  replyDone,
  sendAgain,
  shareOptOuts,
  skipDraft,
  startCampaign,
  suppressLead,
  switchSending,
];
