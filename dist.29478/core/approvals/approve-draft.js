import { z } from "zod";
import { defineOperation } from "../operation.js";
import { decisionOutput, draftRef } from "./approval-card.js";
import { explainLostDecision } from "./explain-lost-decision.js";
import { readCard } from "./read-card.js";
import { currentHash, readTouch } from "./read-touch.js";
import { scheduleTouch } from "./schedule-touch.js";
/** Approves exactly the version that was seen; the scheduler sends it. Of many clicks one wins. */
export const approveDraft = defineOperation({
    name: "approve_draft",
    needs: "decide",
    input: z.object({ ...draftRef }),
    output: decisionOutput,
    async run(tenant, { step_id, draft_version }) {
        await approveSeen(tenant, step_id, draft_version);
        return { card: await readCard(tenant, step_id) };
    },
});
/** Approves one draft as this person; throws `conflict` with who was first, or what has changed. */
export async function approveSeen(tenant, step_id, draft_version) {
    const touch = await readTouch(tenant.tx, step_id);
    const approval = { by: tenant.actor.name, via: viaOf(tenant.actor) };
    const won = touch.draft_version === draft_version && (await scheduleTouch(tenant, touch, approval));
    if (!won)
        return explainLostDecision(tenant, step_id, draft_version);
    await tenant.audit({
        action: "approve_draft",
        subject_type: "step",
        subject_id: step_id,
        fields: ["status", "approval_state", "approved_hash"],
        detail: { draft_version, content_hash: currentHash(touch) },
    });
}
function viaOf(actor) {
    return actor.via === "slack" || actor.via === "web" ? actor.via : "cli";
}
//# sourceMappingURL=approve-draft.js.map