import { AppError, asAppError } from "../../../core/errors.js";
import { BODY_FIELDS, editDraftModal } from "../../blocks/draft-modals.js";
import { VIEWS } from "../../ids.js";
import { openModal } from "../../visit/open-modal.js";
import { actorFor } from "../../visit/pick-actor.js";
import { packMetadata } from "../../visit/way-back.js";
import { refOf, showDecided } from "../actions/decide.js";
import { readDraft } from "./about-draft.js";
/** Saves the changed words; the card then asks for approval of the edited draft. */
export const editDraft = {
    callback_id: VIEWS.editDraft,
    check: (form) => (bodyOf(form).trim() === "" ? { body: "Write at least a word." } : null),
    async run(visit, { form, about }) {
        const draft = readDraft(about);
        const actor = actorFor(visit.actors, draft.user_id);
        const words = {
            subject: form.has("subject") ? form.text("subject") : null,
            body: bodyOf(form),
        };
        try {
            const { card } = await visit.core.editDraft(actor, { ...refOf(draft), ...words });
            await showDecided(visit, actor, card);
        }
        catch (error) {
            if (asAppError(error).code !== "conflict")
                throw error;
            await offerAgain(visit, actor, { step_id: draft.step_id, words, error: asAppError(error) });
        }
    },
};
/** The parts of a long text again in one; a seam without a space left was cut at a line end. */
function bodyOf(form) {
    return BODY_FIELDS.filter((field) => form.has(field))
        .map((field) => form.raw(field))
        .reduce((text, part) => /\s$/.test(text) || /^\s/.test(part) ? text + part : `${text}\n${part}`);
}
/** Somebody was quicker. What was typed is not lost: it stands in the window again, over the new version. */
async function offerAgain(visit, actor, lost) {
    const { card } = await visit.core.getApprovalCard(actor, { step_id: lost.step_id });
    if (card.state !== "waiting") {
        await showDecided(visit, actor, card);
        throw new AppError("conflict", { say: lost.error.say, cause: lost.error });
    }
    const { step_id, draft_version } = card;
    const metadata = packMetadata(visit.place, { user_id: actor.user_id, step_id, draft_version });
    const typed = {
        ...card,
        body: lost.words.body,
        subject: lost.words.subject ?? card.subject,
    };
    const notice = `${lost.error.say} Your words stand below; saving puts them in the place of the newer ones.`;
    await openModal(visit, editDraftModal({ card: typed, metadata, notice }));
}
//# sourceMappingURL=edit-draft.js.map