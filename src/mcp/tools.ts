import type { Tool } from "./define-tool.ts";
import { classifyReply } from "./tools/classify-reply.ts";
import { createCampaign } from "./tools/create-campaign.ts";
import { draftMessage } from "./tools/draft-message.ts";
import { enrollLeads } from "./tools/enroll-leads.ts";
import { getCampaign } from "./tools/get-campaign.ts";
import { getContext } from "./tools/get-context.ts";
import { getLead } from "./tools/get-lead.ts";
import { getStats } from "./tools/get-stats.ts";
import { getThread } from "./tools/get-thread.ts";
import { listApprovals } from "./tools/list-approvals.ts";
import { listCampaigns } from "./tools/list-campaigns.ts";
import { logTouch } from "./tools/log-touch.ts";
import { pauseCampaign } from "./tools/pause-campaign.ts";
import { previewMessage } from "./tools/preview-message.ts";
import { searchLeads } from "./tools/search-leads.ts";
import { searchMessages } from "./tools/search-messages.ts";
import { simulateCampaign } from "./tools/simulate-campaign.ts";
import { stopEnrollments } from "./tools/stop-enrollments.ts";
import { submitForApproval } from "./tools/submit-for-approval.ts";
import { suppressContacts } from "./tools/suppress-contacts.ts";
import { updateCampaign } from "./tools/update-campaign.ts";
import { upsertLeads } from "./tools/upsert-leads.ts";
import { whyNotSent } from "./tools/why-not-sent.ts";

/** Every tool an agent has, in the order it is listed. None sends, starts a campaign or approves. */
export const tools: readonly Tool[] = [
  getContext,
  searchLeads,
  getLead,
  upsertLeads,
  listCampaigns,
  getCampaign,
  createCampaign,
  updateCampaign,
  enrollLeads,
  stopEnrollments,
  pauseCampaign,
  draftMessage,
  previewMessage,
  searchMessages,
  getThread,
  classifyReply,
  logTouch,
  listApprovals,
  submitForApproval,
  suppressContacts,
  whyNotSent,
  simulateCampaign,
  getStats,
];
