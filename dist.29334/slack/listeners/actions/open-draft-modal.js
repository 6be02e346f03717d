import { AppError } from "../../../core/errors.js";
import { cardSentence } from "../../blocks/card-sentence.js";
import { unpackDraft } from "../../button-value.js";
import { openModal } from "../../visit/open-modal.js";
import { actorFor } from "../../visit/pick-actor.js";
import { packMetadata } from "../../visit/way-back.js";
import { refreshCard } from "./decide.js";
/** Opens a window about the draft on a card, bound to the version that stands there. */
export async function openDraftModal(visit, value, build) {
    const draft = unpackDraft(value);
    const actor = actorFor(visit.actors, draft.user_id);
    const { card } = await visit.core.getApprovalCard(actor, { step_id: draft.step_id });
    if (card.state !== "waiting" || card.draft_version !== draft.draft_version) {
        await refreshCard(visit, actor, draft.step_id);
        const changed = card.state === "waiting" ? "This draft was changed meanwhile." : cardSentence(card);
        throw new AppError("conflict", { say: `${changed} The card shows how it stands now.` });
    }
    await openModal(visit, build(card, packMetadata(visit.place, draft)));
}
//# sourceMappingURL=open-draft-modal.js.map