import { regenerateModal } from "../../blocks/draft-modals.js";
import { ACTIONS } from "../../ids.js";
import { openDraftModal } from "./open-draft-modal.js";
/** Regenerate: asks what should be different. */
export const regenerateDraft = {
    action: ACTIONS.regenerate,
    run: (visit, { value }) => openDraftModal(visit, value, regenerateModal),
};
//# sourceMappingURL=regenerate-draft.js.map