import { z } from "zod";
import { AppError } from "./errors.js";
/** The paging fields of every list. */
export const pageInput = {
    limit: z.number().int().min(1).max(50).default(20).describe("How many rows to return, 1 to 50."),
    cursor: z
        .string()
        .max(500)
        .optional()
        .describe("next_cursor of the page before; leave out for the first page."),
};
export const pageOutput = {
    has_more: z.boolean().describe("Whether another page exists."),
    next_cursor: z
        .string()
        .nullable()
        .describe("Pass as cursor to get the next page; null on the last."),
};
/** An opaque position in a list, bound to the tenant it was made for. */
export function encodeCursor(user_id, position) {
    return Buffer.from(JSON.stringify([user_id, ...position])).toString("base64url");
}
/** The position again; throws `invalid_input` on a cursor of another tenant or of no list of ours. */
export function decodeCursor(user_id, cursor) {
    try {
        const [owner, ...position] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
        if (owner === user_id)
            return position;
    }
    catch {
        // Falls through: an unreadable cursor and a foreign one get the same answer.
    }
    throw new AppError("invalid_input", {
        say: "This cursor does not belong to this list.",
        field: "cursor",
        next: "Leave cursor out to start from the first page.",
    });
}
//# sourceMappingURL=cursor.js.map