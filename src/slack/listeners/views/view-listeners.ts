import { addLead } from "./add-lead.ts";
import { approveAll } from "./approve-all.ts";
import { confirmEnroll } from "./confirm-enroll.ts";
import { confirmImport } from "./confirm-import.ts";
import { connectSmtp } from "./connect-smtp.ts";
import { editCampaign } from "./edit-campaign.ts";
import { editDraft } from "./edit-draft.ts";
import { editStep } from "./edit-step.ts";
import { enrollLeads } from "./enroll-leads.ts";
import { forgetLead } from "./forget-lead.ts";
import { importLeads } from "./import-leads.ts";
import { liftSuppression } from "./lift-suppression.ts";
import { logTouch } from "./log-touch.ts";
import { newCampaign } from "./new-campaign.ts";
import { regenerateDraft } from "./regenerate-draft.ts";
import { rejectDraft } from "./reject-draft.ts";
import { settings } from "./settings.ts";
import { suppressContact } from "./suppress-contact.ts";
import type { ViewListener } from "./view-listener.ts";
import { whyLead } from "./why-lead.ts";

/** Every form, once. */
export const viewListeners: readonly ViewListener[] = [
  addLead,
  approveAll,
  confirmEnroll,
  confirmImport,
  connectSmtp,
  editCampaign,
  editDraft,
  editStep,
  enrollLeads,
  forgetLead,
  importLeads,
  liftSuppression,
  logTouch,
  newCampaign,
  regenerateDraft,
  rejectDraft,
  settings,
  suppressContact,
  whyLead,
];
