import { VIEWS } from "../../ids.js";
import { actorFor } from "../../visit/pick-actor.js";
import { refOf, showDecided } from "../actions/decide.js";
import { readDraft } from "./about-draft.js";
/** Has the draft written again; the card then shows the new one. */
export const regenerateDraft = {
    callback_id: VIEWS.regenerateDraft,
    async run(visit, { form, about }) {
        const draft = readDraft(about);
        const actor = actorFor(visit.actors, draft.user_id);
        const instruction = form.text("instruction");
        const { card } = await visit.core.regenerateDraft(actor, { ...refOf(draft), instruction });
        await showDecided(visit, actor, card);
    },
};
//# sourceMappingURL=regenerate-draft.js.map