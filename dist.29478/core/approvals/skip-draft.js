import { z } from "zod";
import { defineOperation } from "../operation.js";
import { openNextTouch } from "../sequences/open-next-touch.js";
import { decisionOutput, draftRef } from "./approval-card.js";
import { declineDraft } from "./decline-draft.js";
import { readCard } from "./read-card.js";
import { readTouch } from "./read-touch.js";
/** Leaves out this touch; the sequence goes on with the next step. */
export const skipDraft = defineOperation({
    name: "skip_draft",
    needs: "decide",
    input: z.object({ ...draftRef, reason: z.string().max(300).default("") }),
    output: decisionOutput,
    async run(tenant, input) {
        await declineDraft(tenant, { ...input, action: "skip_draft" });
        const touch = await readTouch(tenant.tx, input.step_id);
        if (touch.kind === "sequence")
            await openNextTouch(tenant, touch);
        return { card: await readCard(tenant, input.step_id) };
    },
});
//# sourceMappingURL=skip-draft.js.map