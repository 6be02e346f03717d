import { CAMPAIGNS_PER_PAGE, campaignsMessage } from "../../blocks/campaigns-message.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
/** Lists the campaigns. */
export const campaigns = {
    verb: "campaigns",
    also: ["campaign", "campaign list"],
    takes: "",
    does: "see your campaigns with live figures",
    example: "/sdr campaigns",
    run: (visit) => showCampaigns(visit, {}),
};
/** One page of campaigns; with a question, those to pick from. */
export async function showCampaigns(visit, asked) {
    const { question, ...input } = asked;
    const actor = ownActor(visit.actors);
    const page = await visit.core.listCampaigns(actor, { limit: CAMPAIGNS_PER_PAGE, ...input });
    const shown = { ...page, user_id: actor.user_id, ...(question ? { question } : {}) };
    await tellPrivately(visit, campaignsMessage(shown));
}
//# sourceMappingURL=campaigns.js.map