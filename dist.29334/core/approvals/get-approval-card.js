import { z } from "zod";
import { defineOperation } from "../operation.js";
import { decisionOutput } from "./approval-card.js";
import { readCard } from "./read-card.js";
/** One touch as its approval card. */
export const getApprovalCard = defineOperation({
    name: "get_approval_card",
    needs: ["read", "decide"],
    input: z.object({ step_id: z.uuid() }),
    output: decisionOutput,
    async run(tenant, { step_id }) {
        return { card: await readCard(tenant, step_id) };
    },
});
//# sourceMappingURL=get-approval-card.js.map