import { addLead } from "./add-lead.js";
import { approveAll } from "./approve-all.js";
import { confirmEnroll } from "./confirm-enroll.js";
import { confirmImport } from "./confirm-import.js";
import { connectSmtp } from "./connect-smtp.js";
import { editDraft } from "./edit-draft.js";
import { enrollLeads } from "./enroll-leads.js";
import { importLeads } from "./import-leads.js";
import { newCampaign } from "./new-campaign.js";
import { regenerateDraft } from "./regenerate-draft.js";
import { rejectDraft } from "./reject-draft.js";
import { settings } from "./settings.js";
import { whyLead } from "./why-lead.js";
/** Every form, once. */
export const viewListeners = [
    addLead,
    approveAll,
    confirmEnroll,
    confirmImport,
    connectSmtp,
    editDraft,
    enrollLeads,
    importLeads,
    newCampaign,
    regenerateDraft,
    rejectDraft,
    settings,
    whyLead,
];
//# sourceMappingURL=view-listeners.js.map