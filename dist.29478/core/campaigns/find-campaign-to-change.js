import { findCampaign } from "./find-campaign.js";
import { lockCampaign } from "./lock-campaign.js";
/** As `findCampaign`, and nobody else changes its state or enrolments until the transaction ends. */
export async function findCampaignToChange(tx, ref) {
    const { id } = await findCampaign(tx, ref);
    await lockCampaign(tx, id);
    return findCampaign(tx, id);
}
//# sourceMappingURL=find-campaign-to-change.js.map