import { z } from "zod";
import { explainIssue } from "../blocks/explain-issue.js";
import { SlackApiError } from "../slack-api-error.js";
/** A Web API method: bad arguments answer `invalid_arguments`, everything else is up to `run`. */
export function slackMethod(method) {
    return {
        scope: method.scope,
        run({ state, team, args }) {
            const parsed = method.args.safeParse(args);
            if (!parsed.success) {
                const messages = parsed.error.issues.map((issue) => explainIssue(issue, "", args));
                throw new SlackApiError("invalid_arguments", messages);
            }
            return method.run({ state, team, args: parsed.data });
        },
    };
}
/** A truth value; a form sends it as the words true and false. */
export const flag = z
    .union([z.boolean(), z.stringbool()])
    .optional()
    .transform((value) => value ?? false);
/** How many to list, and from where on. */
export const paging = {
    limit: z.coerce.number().int().min(0).max(1000).optional(),
    cursor: z.string().optional(),
};
/** One page of a list in Slack's manner: the cursor hides an offset and is empty at the end. */
export function pageOf(list, { limit, cursor }) {
    const size = limit || 100;
    const from = cursor ? Number(Buffer.from(cursor, "base64").toString()) : 0;
    if (!Number.isInteger(from) || from < 0)
        throw new SlackApiError("invalid_cursor");
    const next = from + size < list.length ? Buffer.from(String(from + size)).toString("base64") : "";
    return { items: list.slice(from, from + size), response_metadata: { next_cursor: next } };
}
//# sourceMappingURL=slack-method.js.map