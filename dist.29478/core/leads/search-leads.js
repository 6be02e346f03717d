import { z } from "zod";
import { encodeCursor, pageInput, pageOutput } from "../cursor.js";
import { runSqlFile } from "../db/sql-file.js";
import { defineOperation } from "../operation.js";
import { readPosition } from "../page-position.js";
import { leadSource, leadStatus, leadSummary } from "./lead.js";
import { likeWords } from "./like-words.js";
import { toLeadSummary } from "./to-lead-summary.js";
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
    async run({ tx, user_id }, input) {
        const { at, id } = readPosition(user_id, input.cursor);
        const rows = await runSqlFile(tx, "search-leads", [
            likeWords(input.query),
            input.status ?? null,
            input.source ?? null,
            input.campaign_id ?? null,
            at,
            id,
            input.limit + 1,
        ]);
        const page = rows.slice(0, input.limit);
        const last = page.at(-1);
        const has_more = rows.length > input.limit && last !== undefined;
        return {
            leads: page.map(toLeadSummary),
            has_more,
            next_cursor: has_more ? encodeCursor(user_id, [last.at, last.id]) : null,
        };
    },
});
//# sourceMappingURL=search-leads.js.map