import { AppError } from "../../../core/errors.js";
import { approveAllModal } from "../../blocks/approve-all-modal.js";
import { unpackOwned } from "../../button-value.js";
import { ACTIONS } from "../../ids.js";
import { openModal } from "../../visit/open-modal.js";
import { actorFor } from "../../visit/pick-actor.js";
import { packMetadata } from "../../visit/way-back.js";
import { MOST_AT_ONCE, packDrafts } from "../views/draft-list.js";
/** Approve all: lists what would be approved, and asks. */
export const approveAll = {
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
//# sourceMappingURL=approve-all.js.map