import { AppError } from "../../../core/errors.ts";
import { approveAllModal } from "../../blocks/approve-all-modal.ts";
import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { openModal } from "../../visit/open-modal.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { packMetadata } from "../../visit/way-back.ts";
import { MOST_AT_ONCE, packDrafts } from "../views/draft-list.ts";
import type { ActionListener } from "./action-listener.ts";

/** Approve all: lists what would be approved, and asks. */
export const approveAll: ActionListener = {
  action: ACTIONS.approveAll,
  async run(visit, { value }) {
    const { user_id, id: campaign } = unpackOwned(value);
    const actor = actorFor(visit.actors, user_id);
    const { cards, total } = await visit.core.listApprovals(actor, {
      campaign,
      limit: MOST_AT_ONCE,
    });
    if (cards.length === 0) {
      throw new AppError("conflict", { say: "No draft of this campaign waits any more." });
    }
    const metadata = packMetadata(visit.place, { user_id, drafts: packDrafts(cards) });
    await openModal(visit, approveAllModal({ cards, total, metadata }));
  },
};
