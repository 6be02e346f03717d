import { z } from "zod";
import { threadMessage } from "../approvals/approval-card.ts";
import { campaignRef } from "../campaigns/campaign.ts";
import { findCampaign } from "../campaigns/find-campaign.ts";
import { encodeCursor, pageInput, pageOutput } from "../cursor.ts";
import { runSqlFile } from "../db/sql-file.ts";
import { likeWords } from "../leads/like-words.ts";
import { defineOperation } from "../operation.ts";
import { readPosition } from "../page-position.ts";
import { type MessageRow, toThreadMessage } from "./read-conversations.ts";
import { ReplyIntent } from "./reading/classification.ts";

/** Messages sent and received, by words and filters, newest first. */
export const searchMessages = defineOperation({
  name: "search_messages",
  needs: "read",
  input: z.object({
    ...pageInput,
    query: z.string().max(200).optional(),
    direction: z.enum(["outbound", "inbound"]).optional(),
    intent: ReplyIntent.optional(),
    campaign: campaignRef.optional(),
    lead_id: z.uuid().optional(),
  }),
  output: z.object({
    messages: z.array(
      threadMessage.extend({
        lead_id: z.string(),
        full_name: z.string(),
        campaign_id: z.string().nullable(),
      }),
    ),
    ...pageOutput,
  }),
  async run({ tx, user_id }, input) {
    const { at, id } = readPosition(user_id, input.cursor);
    const campaign = input.campaign ? await findCampaign(tx, input.campaign) : null;
    const rows = await runSqlFile<FoundMessage>(tx, "search-messages", [
      likeWords(input.query),
      input.direction ?? null,
      input.intent ?? null,
      campaign?.id ?? null,
      input.lead_id ?? null,
      at,
      id,
      input.limit + 1,
    ]);
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    const has_more = rows.length > page.length && last !== undefined;
    return {
      messages: page.map((row) => ({
        ...toThreadMessage(row),
        lead_id: row.lead_id,
        full_name: row.full_name,
        campaign_id: row.campaign_id,
      })),
      has_more,
      next_cursor: has_more ? encodeCursor(user_id, [last.at, last.id]) : null,
    };
  },
});

/** `at` is text, because a JavaScript date drops the microseconds and a page would skip rows. */
type FoundMessage = MessageRow & {
  lead_id: string;
  full_name: string;
  campaign_id: string | null;
  at: string;
};
