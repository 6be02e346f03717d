import { z } from "zod";
import { encodeCursor, pageInput, pageOutput } from "../cursor.ts";
import { runSqlFile } from "../db/sql-file.ts";
import { defineOperation } from "../operation.ts";
import { readPosition } from "../page-position.ts";
import { type LeadSummary, leadSource, leadStatus, leadSummary } from "./lead.ts";
import { likeWords } from "./like-words.ts";
import { toLeadSummary } from "./to-lead-summary.ts";

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
    const rows = await runSqlFile<SearchRow>(tx, "search-leads", [
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

/** `at` is text, because a JavaScript date drops the microseconds and a page would skip rows. */
type SearchRow = Omit<LeadSummary, "lead_id"> & { id: string; at: string };
