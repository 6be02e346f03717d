import { z } from "zod";
import { encodeCursor, pageInput, pageOutput } from "../cursor.js";
import { defineOperation } from "../operation.js";
import { readPosition } from "../page-position.js";
import { campaignStatus, campaignSummary } from "./campaign.js";
import { summarizeCampaigns } from "./describe-campaign.js";
import { asCampaign } from "./find-campaign.js";
/** Campaigns with live figures, newest first. */
export const listCampaigns = defineOperation({
    name: "list_campaigns",
    needs: "read",
    input: z.object({
        ...pageInput,
        status: campaignStatus.optional().describe("Only campaigns with this status."),
    }),
    output: z.object({ campaigns: z.array(campaignSummary), ...pageOutput }),
    async run({ tx, user_id }, input) {
        const { at, id } = readPosition(user_id, input.cursor);
        // Text keeps the microseconds that a JavaScript date drops; a position without them skips rows.
        const rows = await tx.$queryRaw `
      select id, name, description, status, sequence_template, settings, version, sequence_version,
        paused_reason, created_at::text as at
      from campaigns
      where (${input.status ?? null}::text is null or status = ${input.status ?? null})
        and (${at}::text is null
          or (created_at, id) < (${at}::text::timestamptz, ${id}::text::uuid))
      order by created_at desc, id desc
      limit ${input.limit + 1}`;
        const page = rows.slice(0, input.limit);
        const last = page.at(-1);
        const has_more = rows.length > input.limit && last !== undefined;
        return {
            campaigns: await summarizeCampaigns(tx, page.map(asCampaign)),
            has_more,
            next_cursor: has_more ? encodeCursor(user_id, [last.at, last.id]) : null,
        };
    },
});
//# sourceMappingURL=list-campaigns.js.map