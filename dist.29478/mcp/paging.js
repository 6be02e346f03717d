import { z } from "zod";
/** The paging arguments of every list. */
export const pageArguments = {
    limit: z.int().min(1).max(50).default(20).describe("Rows per page."),
    cursor: z.string().max(500).optional().describe("next_cursor of the page before."),
};
/** What every list says of its next page. */
export const pageAnswer = {
    has_more: z.boolean().describe("Another page exists."),
    next_cursor: z.string().optional().describe("Pass as cursor."),
};
export function toPageAnswer(page) {
    return { has_more: page.has_more, next_cursor: page.next_cursor ?? undefined };
}
//# sourceMappingURL=paging.js.map