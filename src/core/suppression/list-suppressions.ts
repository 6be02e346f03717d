import { z } from "zod";
import { encodeCursor, pageInput, pageOutput } from "../cursor.ts";
import { runSqlFile } from "../db/sql-file.ts";
import { likeWords } from "../leads/like-words.ts";
import { defineOperation } from "../operation.ts";
import { readPosition } from "../page-position.ts";
import { type SuppressionSummary, suppressionSummary } from "./suppression.ts";

/** Who must not be contacted, newest first, by words in the address, the domain, the name or the reason. */
export const listSuppressions = defineOperation({
  name: "list_suppressions",
  needs: "read",
  input: z.object({
    ...pageInput,
    query: z.string().max(200).optional().describe("Words in address, domain, name or reason."),
  }),
  output: z.object({ suppressions: z.array(suppressionSummary), ...pageOutput }),
  async run({ tx, user_id }, input) {
    const { at, id } = readPosition(user_id, input.cursor);
    const rows = await runSqlFile<Row>(tx, "list-suppressions", [
      likeWords(input.query),
      at,
      id,
      input.limit + 1,
    ]);
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    const has_more = rows.length > input.limit && last !== undefined;
    return {
      suppressions: page.map(({ id: suppression_id, created_at, at: _at, ...row }) => ({
        ...row,
        suppression_id,
        created_at: created_at.toISOString(),
      })),
      has_more,
      next_cursor: has_more ? encodeCursor(user_id, [last.at, last.id]) : null,
    };
  },
});

/** `at` is text, because a JavaScript date drops the microseconds and a page would skip rows. */
type Row = Omit<SuppressionSummary, "suppression_id" | "created_at"> & {
  id: string;
  created_at: Date;
  at: string;
};
