import { z } from "zod";
import { defineOperation } from "../operation.js";
/** Lets another Slack person decide on this user's drafts. */
export const nameApprover = defineOperation({
    name: "name_approver",
    needs: "decide",
    input: z.object({
        team_id: z.string().min(1).max(50),
        slack_user_id: z.string().min(1).max(50),
        display_name: z.string().max(200).default(""),
    }),
    output: z.object({
        approvers: z.array(z.object({
            team_id: z.string(),
            slack_user_id: z.string(),
            display_name: z.string().nullable(),
        })),
    }),
    async run() {
        throw new Error("not built yet");
    },
});
//# sourceMappingURL=name-approver.js.map