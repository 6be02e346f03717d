import { rejectModal } from "../../blocks/draft-modals.ts";
import { ACTIONS } from "../../ids.ts";
import type { ActionListener } from "./action-listener.ts";
import { openDraftModal } from "./open-draft-modal.ts";

/** Reject: asks why. */
export const rejectDraft: ActionListener = {
  action: ACTIONS.reject,
  run: (visit, { value }) => openDraftModal(visit, value, rejectModal),
};
