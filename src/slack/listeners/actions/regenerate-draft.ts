import { regenerateModal } from "../../blocks/draft-modals.ts";
import { ACTIONS } from "../../ids.ts";
import type { ActionListener } from "./action-listener.ts";
import { openDraftModal } from "./open-draft-modal.ts";

/** Regenerate: asks what should be different. */
export const regenerateDraft: ActionListener = {
  action: ACTIONS.regenerate,
  run: (visit, { value }) => openDraftModal(visit, value, regenerateModal),
};
