import { z } from "zod";
import { defineOperation } from "../operation.js";
import { mailboxSummary } from "./mailbox-summary.js";
import { toMailboxSummary } from "./to-mailbox-summary.js";
/** Sending accounts with their health. */
export const listMailboxes = defineOperation({
    name: "list_mailboxes",
    needs: "read",
    input: z.object({}),
    output: z.object({ mailboxes: z.array(mailboxSummary) }),
    async run({ tx, now }) {
        const rows = await tx.mailbox.findMany({
            where: { status: { not: "disconnected" } },
            orderBy: { created_at: "asc" },
            take: 200,
        });
        return { mailboxes: rows.map((row) => toMailboxSummary(row, now)) };
    },
});
//# sourceMappingURL=list-mailboxes.js.map