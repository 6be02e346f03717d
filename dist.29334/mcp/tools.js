import { classifyReply } from "./tools/classify-reply.js";
import { createCampaign } from "./tools/create-campaign.js";
import { draftMessage } from "./tools/draft-message.js";
import { enrollLeads } from "./tools/enroll-leads.js";
import { getCampaign } from "./tools/get-campaign.js";
import { getContext } from "./tools/get-context.js";
import { getLead } from "./tools/get-lead.js";
import { getStats } from "./tools/get-stats.js";
import { getThread } from "./tools/get-thread.js";
import { listApprovals } from "./tools/list-approvals.js";
import { listCampaigns } from "./tools/list-campaigns.js";
import { pauseCampaign } from "./tools/pause-campaign.js";
import { previewMessage } from "./tools/preview-message.js";
import { searchLeads } from "./tools/search-leads.js";
import { searchMessages } from "./tools/search-messages.js";
import { stopEnrollments } from "./tools/stop-enrollments.js";
import { submitForApproval } from "./tools/submit-for-approval.js";
import { suppressContacts } from "./tools/suppress-contacts.js";
import { updateCampaign } from "./tools/update-campaign.js";
import { upsertLeads } from "./tools/upsert-leads.js";
import { whyNotSent } from "./tools/why-not-sent.js";
/** Every tool an agent has, in the order it is listed. None sends, starts a campaign or approves. */
export const tools = [
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
    listApprovals,
    submitForApproval,
    suppressContacts,
    whyNotSent,
    getStats,
];
//# sourceMappingURL=tools.js.map