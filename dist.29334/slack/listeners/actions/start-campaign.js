import { campaignChangedMessage } from "../../blocks/campaigns-message.js";
import { count, fenceLine } from "../../blocks/mrkdwn.js";
import { unpackOwned } from "../../button-value.js";
import { ACTIONS } from "../../ids.js";
import { actorFor } from "../../visit/pick-actor.js";
import { showInPlace } from "../../visit/tell.js";
/** Start: drafts are written, and their cards come one by one. */
export const startCampaign = {
    action: ACTIONS.startCampaign,
    async run(visit, { value }) {
        const { user_id, id } = unpackOwned(value);
        const actor = actorFor(visit.actors, user_id);
        const started = await visit.core.startCampaign(actor, { campaign: id });
        const drafts = `${count(started.drafts_due, "draft")} ${started.drafts_due === 1 ? "is" : "are"} being written now`;
        const sentence = `*${fenceLine(started.campaign.name)}* is running. ${drafts}; each comes to you as a card, and nothing is sent before you approve it.`;
        const automatic = `*${fenceLine(started.campaign.name)}* is running. ${drafts}.`;
        const { campaign } = await visit.core.getCampaign(actor, { campaign: id });
        const says = campaign.settings.approval === "every_message" ? sentence : automatic;
        await showInPlace(visit, campaignChangedMessage(started.campaign, says));
    },
};
//# sourceMappingURL=start-campaign.js.map