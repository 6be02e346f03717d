import { z } from "zod";
import { leadSource, leadStatus } from "../../core/leads/lead.js";
import { defineTool, READ_ONLY } from "../define-tool.js";
import { truncatedField } from "../fit-answer.js";
import { pageAnswer, pageArguments, toPageAnswer } from "../paging.js";
import { leadRow, responseFormat, toLeadRow } from "../views/lead-view.js";
/** Leads by words and filters, newest first. */
export const searchLeads = defineTool({
    name: "search_leads",
    title: "Search leads",
    description: "Find leads (prospects, contacts) by words in name, e-mail, company or job title, and by status, source or campaign; newest first. Use it to get a lead_id.",
    annotations: READ_ONLY,
    scope: "read",
    input: z.strictObject({
        query: z.string().max(200).optional().describe("Words to look for."),
        status: leadStatus.optional().describe("Only this status."),
        source: leadSource.optional().describe("Only this source."),
        campaign_id: z.uuid().optional().describe("Only leads enrolled here."),
        response_format: responseFormat,
        ...pageArguments,
    }),
    output: z.object({
        leads: z.array(leadRow).describe("The leads."),
        ...pageAnswer,
        ...truncatedField,
    }),
    async handle(core, actor, { response_format, ...filters }) {
        const page = await core.searchLeads(actor, filters);
        return {
            leads: page.leads.map((lead) => toLeadRow(lead, response_format)),
            ...toPageAnswer(page),
        };
    },
});
//# sourceMappingURL=search-leads.js.map