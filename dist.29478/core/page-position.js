import { z } from "zod";
import { decodeCursor } from "./cursor.js";
import { AppError } from "./errors.js";
/** As PostgreSQL writes a timestamptz: with the microseconds that a JavaScript date would drop. */
const position = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[\d.:+-]*$/), z.uuid()]);
/** Reads the cursor of such a list; nulls for the first page. Throws `invalid_input` on any other. */
export function readPosition(user_id, cursor) {
    if (cursor === undefined)
        return { at: null, id: null };
    const parsed = position.safeParse(decodeCursor(user_id, cursor));
    if (parsed.success)
        return { at: parsed.data[0], id: parsed.data[1] };
    throw new AppError("invalid_input", {
        say: "This cursor does not belong to this list.",
        field: "cursor",
        next: "Leave cursor out to start from the first page.",
    });
}
//# sourceMappingURL=page-position.js.map