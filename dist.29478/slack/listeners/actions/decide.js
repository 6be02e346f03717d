import { asAppError } from "../../../core/errors.js";
import { approvalCardMessage } from "../../blocks/approval-card.js";
import { decidedQueueMessage } from "../../blocks/queue-message.js";
import { unpackDraft } from "../../button-value.js";
import { actorFor } from "../../visit/pick-actor.js";
import { showInPlace } from "../../visit/tell.js";
/**
 * One decision on one version of a draft, in the name of whoever pressed. The card in hand shows the
 * result; the loser of a race sees the card as it stands, and throws on to be told why.
 */
export async function decide(visit, value, act) {
    const draft = unpackDraft(value);
    const actor = actorFor(visit.actors, draft.user_id);
    try {
        const { card } = await act(actor, refOf(draft));
        await showDecided(visit, actor, card);
    }
    catch (error) {
        if (asAppError(error).code === "conflict")
            await refreshCard(visit, actor, draft.step_id);
        throw error;
    }
}
/** The card as it stands now, in the place of the one that was pressed. */
export async function refreshCard(visit, actor, step_id) {
    const { card } = await visit.core.getApprovalCard(actor, { step_id });
    await showCard(visit, card, actor.user_id);
}
/**
 * Shows a card after a decision. Posted cards are left to the outbox, their only writer: two writers
 * could leave the older state standing.
 */
export async function showDecided(visit, actor, card) {
    if (visit.place.message_ts && !visit.place.ephemeral)
        return;
    await showCard(visit, card, actor.user_id);
}
export function refOf({ step_id, draft_version }) {
    return { step_id, draft_version };
}
function showCard(visit, card, user_id) {
    const message = visit.place.ephemeral
        ? decidedQueueMessage(card, user_id)
        : approvalCardMessage(card, user_id);
    return showInPlace(visit, message);
}
//# sourceMappingURL=decide.js.map