import { VIEWS } from "../../ids.js";
import { actorFor } from "../../visit/pick-actor.js";
import { refOf, showDecided } from "../actions/decide.js";
import { readDraft } from "./about-draft.js";
/** Rejects the draft with its reason. */
export const rejectDraft = {
    callback_id: VIEWS.rejectDraft,
    async run(visit, { form, about }) {
        const draft = readDraft(about);
        const actor = actorFor(visit.actors, draft.user_id);
        const reason = form.text("reason");
        const { card } = await visit.core.rejectDraft(actor, { ...refOf(draft), reason });
        await showDecided(visit, actor, card);
    },
};
//# sourceMappingURL=reject-draft.js.map