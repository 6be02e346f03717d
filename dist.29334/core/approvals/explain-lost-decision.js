import { AppError } from "../errors.js";
import { cardState } from "./read-card.js";
import { readTouch } from "./read-touch.js";
/** Why a decision did not count: who was first, or that the draft is another one now. Always throws. */
export async function explainLostDecision(tenant, step_id, seenVersion) {
    const touch = await readTouch(tenant.tx, step_id);
    throw new AppError("conflict", {
        say: sentence(touch, seenVersion),
        next: "Look at the card as it stands now.",
    });
}
function sentence(touch, seenVersion) {
    const state = cardState(touch);
    if (state !== "waiting") {
        const by = touch.decided_by ? ` by ${touch.decided_by}` : "";
        const at = touch.decided_at ? ` at ${touch.decided_at.toISOString().slice(11, 16)} UTC` : "";
        return `Too late: this message is already ${state}${by}${at}. Nothing changed.`;
    }
    if (touch.draft_version !== seenVersion) {
        return "The draft was changed after you saw it, so your click does not count. Please read the new version.";
    }
    if (touch.approval_state !== "requested")
        return "This draft is not up for approval yet; it is still being worked on.";
    return "The recipient or the mailbox changed after this draft was written. Please read the new version.";
}
//# sourceMappingURL=explain-lost-decision.js.map