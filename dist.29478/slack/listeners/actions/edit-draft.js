import { editDraftModal } from "../../blocks/draft-modals.js";
import { ACTIONS } from "../../ids.js";
import { openDraftModal } from "./open-draft-modal.js";
/** Edit: opens the window with the draft's words. */
export const editDraft = {
    action: ACTIONS.edit,
    run: (visit, { value }) => openDraftModal(visit, value, (card, metadata) => editDraftModal({ card, metadata })),
};
//# sourceMappingURL=edit-draft.js.map