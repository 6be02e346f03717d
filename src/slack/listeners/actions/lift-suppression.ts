import { liftModal } from "../../blocks/suppressions-message.ts";
import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { openModal } from "../../visit/open-modal.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { packMetadata } from "../../visit/way-back.ts";
import type { ActionListener } from "./action-listener.ts";

/** Lift: asks why, and insists where the person opted out themselves. */
export const liftSuppression: ActionListener = {
  action: ACTIONS.liftSuppression,
  async run(visit, { value }) {
    const { user_id, id, extra: reason } = unpackOwned(value);
    actorFor(visit.actors, user_id);
    const must = reason !== "manual" && reason !== "imported";
    const metadata = packMetadata(visit.place, { user_id, suppression_id: id });
    await openModal(visit, liftModal({ reason, must }, metadata));
  },
};
