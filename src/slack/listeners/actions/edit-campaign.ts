import { editCampaignModal } from "../../blocks/campaign-modal.ts";
import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { openModal } from "../../visit/open-modal.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { packMetadata } from "../../visit/way-back.ts";
import type { ActionListener } from "./action-listener.ts";

/** Edit settings: opens the form of a campaign with everything as it is. */
export const editCampaign: ActionListener = {
  action: ACTIONS.editCampaign,
  async run(visit, { value }) {
    const { user_id, id } = unpackOwned(value);
    const { campaign } = await visit.core.getCampaign(actorFor(visit.actors, user_id), {
      campaign: id,
    });
    const about = { user_id, campaign_id: id, version: campaign.version };
    await openModal(visit, editCampaignModal(campaign, packMetadata(visit.place, about)));
  },
};
