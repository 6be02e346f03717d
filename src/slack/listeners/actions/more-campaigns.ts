import { unpackOwned } from "../../button-value.ts";
import { ACTIONS } from "../../ids.ts";
import { showCampaigns } from "../commands/campaigns.ts";
import type { ActionListener } from "./action-listener.ts";

/** More campaigns: the next page. */
export const moreCampaigns: ActionListener = {
  action: ACTIONS.moreCampaigns,
  run: (visit, { value }) => showCampaigns(visit, { cursor: unpackOwned(value).id }),
};
