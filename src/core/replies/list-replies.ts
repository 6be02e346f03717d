import { z } from "zod";
import { encodeCursor, pageInput, pageOutput } from "../cursor.ts";
import { runSqlFile } from "../db/sql-file.ts";
import { defineOperation } from "../operation.ts";
import { readPosition } from "../page-position.ts";
import { readReplies } from "./read-reply.ts";
import { ReplyIntent } from "./reading/classification.ts";
import { reply } from "./reply.ts";

/** Human replies, newest first. */
export const listReplies = defineOperation({
  name: "list_replies",
  needs: "read",
  input: z.object({
    ...pageInput,
    intent: ReplyIntent.optional(),
    lead_id: z.uuid().optional(),
    unhandled: z.boolean().default(false),
  }),
  output: z.object({ replies: z.array(reply), ...pageOutput }),
  async run(tenant, input) {
    const { tx, user_id } = tenant;
    const { at, id } = readPosition(user_id, input.cursor);
    const rows = await runSqlFile<{ id: string; at: string }>(tx, "list-replies", [
      input.intent ?? null,
      input.lead_id ?? null,
      input.unhandled,
      at,
      id,
      input.limit + 1,
    ]);
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    const has_more = rows.length > page.length && last !== undefined;
    return {
      replies: await readReplies(
        tenant,
        page.map((row) => row.id),
      ),
      has_more,
      next_cursor: has_more ? encodeCursor(user_id, [last.at, last.id]) : null,
    };
  },
});
