import { z } from "zod";
import { leadSummary } from "../leads/lead.js";
import { defineOperation } from "../operation.js";
/** Adds a person that a reply pointed to as a new lead. */
export const addReferral = defineOperation({
    name: "add_referral",
    needs: "write",
    input: z.object({ message_id: z.uuid(), index: z.number().int().min(0).default(0) }),
    output: z.object({ lead: leadSummary, created: z.boolean() }),
    async run() {
        throw new Error("not built yet");
    },
});
//# sourceMappingURL=add-referral.js.map