import { z } from "zod";
import { pageInput, pageOutput } from "../cursor.ts";
import { defineOperation } from "../operation.ts";
import { leadSource, leadStatus, leadSummary } from "./lead.ts";
/** Leads of this tenant by words and filters, newest first. */
export const searchLeads = defineOperation({
  name: "search_leads",
  needs: "read",
  input: z.object({
    ...pageInput,
    query: z.string().max(200).optional().describe("Words in name, e-mail, company or title."),
    status: leadStatus.optional().describe("Only leads with this status."),
    source: leadSource.optional().describe("Only leads from this source."),
    campaign_id: z.uuid().optional().describe("Only leads enrolled in this campaign."),
  }),
  output: z.object({ leads: z.array(leadSummary).describe("The leads."), ...pageOutput }),
  async run() {
    throw new Error("not built yet");
  },
});
