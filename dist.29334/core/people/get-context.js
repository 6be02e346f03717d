import { z } from "zod";
import { mailboxSummary } from "../credentials/mailbox-summary.js";
import { defineOperation } from "../operation.js";
import { userSettings } from "./user-settings.js";
/** Who I am, what I may do, what is connected, what waits. */
export const getContext = defineOperation({
    name: "get_context",
    needs: "read",
    input: z.object({}),
    output: z.object({
        user: z.object({
            name: z.string().nullable(),
            email: z.string(),
            company: z.string().nullable(),
            time_zone: z.string(),
        }),
        actor: z.object({ kind: z.string(), name: z.string(), may: z.array(z.string()) }),
        sending: z.object({ paused: z.boolean(), reason: z.string().nullable() }),
        mailboxes: z.array(mailboxSummary),
        waiting_approvals: z.number().int(),
        replies_to_answer: z.number().int(),
        running_campaigns: z.number().int(),
        leads: z.number().int(),
        settings: userSettings,
    }),
    async run() {
        throw new Error("not built yet");
    },
});
//# sourceMappingURL=get-context.js.map