import { unpackOwned } from "../../button-value.js";
import { ACTIONS } from "../../ids.js";
import { showCampaigns } from "../commands/campaigns.js";
/** More campaigns: the next page. */
export const moreCampaigns = {
    action: ACTIONS.moreCampaigns,
    run: (visit, { value }) => showCampaigns(visit, { cursor: unpackOwned(value).id }),
};
//# sourceMappingURL=more-campaigns.js.map