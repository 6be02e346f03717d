import { editDraftModal } from "../../blocks/draft-modals.ts";
import { ACTIONS } from "../../ids.ts";
import type { ActionListener } from "./action-listener.ts";
import { openDraftModal } from "./open-draft-modal.ts";

/** Edit: opens the window with the draft's words. */
export const editDraft: ActionListener = {
  action: ACTIONS.edit,
  run: (visit, { value }) =>
    openDraftModal(visit, value, (card, metadata) => editDraftModal({ card, metadata })),
};
