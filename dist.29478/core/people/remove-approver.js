import { z } from "zod";
import { defineOperation } from "../operation.js";
/** Takes the approver's right back. */
export const removeApprover = defineOperation({
    name: "remove_approver",
    needs: "decide",
    input: z.object({ team_id: z.string().min(1).max(50), slack_user_id: z.string().min(1).max(50) }),
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
//# sourceMappingURL=remove-approver.js.map