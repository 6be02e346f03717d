import { z } from "zod";
import { defineProcess } from "../operation.js";
import { decisionOutput, draftRef } from "./approval-card.js";
import { draftTouch } from "./draft-touch.js";
import { explainLostDecision } from "./explain-lost-decision.js";
import { readCard } from "./read-card.js";
import { requestApproval } from "./request-approval.js";
import { storeDraft } from "./store-draft.js";
/** Has the draft written again, following an instruction; it then waits for approval as a new version. */
export const regenerateDraft = defineProcess({
    name: "regenerate_draft",
    needs: "decide",
    input: z.object({ ...draftRef, instruction: z.string().max(500).default("") }),
    output: decisionOutput,
    async run(context, { step_id, draft_version, instruction }) {
        const { prepared, draft } = await draftTouch(context, step_id, instruction.trim() || "write it differently");
        return context.inTenant(async (tenant) => {
            const { touch, variant } = prepared;
            if (touch.draft_version !== draft_version)
                return explainLostDecision(tenant, step_id, draft_version);
            const stored = await storeDraft(tenant, {
                touch,
                words: { ...draft, variant },
                author: draft.writer,
            });
            if (!stored)
                return explainLostDecision(tenant, step_id, draft_version);
            await requestApproval(tenant, stored);
            await tenant.audit({
                action: "regenerate_draft",
                subject_type: "step",
                subject_id: step_id,
                fields: ["subject", "body"],
                detail: { draft_version: stored.draft_version },
            });
            return { card: await readCard(tenant, step_id) };
        });
    },
});
//# sourceMappingURL=regenerate-draft.js.map