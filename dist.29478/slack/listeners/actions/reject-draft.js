import { rejectModal } from "../../blocks/draft-modals.js";
import { ACTIONS } from "../../ids.js";
import { openDraftModal } from "./open-draft-modal.js";
/** Reject: asks why. */
export const rejectDraft = {
    action: ACTIONS.reject,
    run: (visit, { value }) => openDraftModal(visit, value, rejectModal),
};
//# sourceMappingURL=reject-draft.js.map