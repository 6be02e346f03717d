/** Every action_id, once. A click is routed by it, so a renamed one orphans the buttons already posted. */
export const ACTIONS = {
  approve: "draft_approve",
  edit: "draft_edit",
  regenerate: "draft_regenerate",
  skip: "draft_skip",
  reject: "draft_reject",
  approveAll: "draft_approve_all",
  nextDraft: "draft_next",
  askAgain: "draft_ask_again",
  redrive: "dead_letter_redrive",
  moreFailed: "failed_more",
  switchSending: "sending_switch_on",
  itWasSent: "uncertain_was_sent",
  sendAgain: "uncertain_send_again",
  answerReply: "reply_answer",
  relabelReply: "reply_relabel",
  addReferral: "reply_add_referral",
  suppressLead: "reply_suppress",
  replyDone: "reply_done",
  liftSuppression: "suppression_lift",
  moreSuppressions: "suppressions_more",
  shareOptOuts: "opt_outs_share",
  moreReplies: "replies_more",
  moreLeads: "leads_more",
  moreCampaigns: "campaigns_more",
  startCampaign: "campaign_start",
  editCampaign: "campaign_edit",
  editStep: "campaign_step_edit",
  addStep: "campaign_step_add",
  connectSmtp: "connect_smtp",
  disconnectMailbox: "mailbox_disconnect",
  chooseSender: "mailbox_send_as",
  nameApprover: "approver_name",
  removeApprover: "approver_remove",
  /** Runs the `/sdr` command in its value; several stand side by side, told apart by what follows. */
  runCommand: "run_command",
} as const;

/** Every callback_id of a modal, once. */
export const VIEWS = {
  editDraft: "edit_draft",
  regenerateDraft: "regenerate_draft",
  rejectDraft: "reject_draft",
  approveAll: "approve_all",
  addLead: "add_lead",
  importLeads: "import_leads",
  confirmImport: "confirm_import",
  newCampaign: "new_campaign",
  editCampaign: "edit_campaign",
  editStep: "edit_step",
  logTouch: "log_touch",
  enrollLeads: "enroll_leads",
  confirmEnroll: "confirm_enroll",
  connectSmtp: "connect_smtp",
  settings: "settings",
  whyLead: "why_lead",
  suppressContact: "suppress_contact",
  liftSuppression: "lift_suppression",
  forgetLead: "forget_lead",
} as const;

/** Every callback_id of a shortcut, once. */
export const SHORTCUTS = { addAsLead: "add_as_lead" } as const;

/** The one slash command. */
export const COMMAND = "/sdr";

/** Inputs whose block_id begins so are never written down, not even until the work is done. */
export const SECRET_BLOCK_PREFIX = "secret_";

/** Where a message from the outbox says which post it is. */
export const POST_METADATA = "sdr_post";
