import { actions, commandButton } from "../../blocks/button.js";
import { fenceLine } from "../../blocks/mrkdwn.js";
import { plainMessage } from "../../blocks/plain-message.js";
import { ACTIONS } from "../../ids.js";
import { tellPrivately } from "../../visit/tell.js";
import { readReplyClick } from "./handle-reply.js";
/** Add referral: the person a reply points to becomes a lead. */
export const addReferral = {
    action: ACTIONS.addReferral,
    async run(visit, { value }) {
        const { actor, message_id, extra } = readReplyClick(visit, value);
        const index = Number(extra);
        const { lead, created } = await visit.core.addReferral(actor, { message_id, index });
        const name = `*${fenceLine(lead.full_name)}*`;
        const text = created ? `${name} is a new lead.` : `${name} was a lead already.`;
        await tellPrivately(visit, plainMessage(text, actions(commandButton("Enroll in a campaign", "enroll"))));
    },
};
//# sourceMappingURL=add-referral.js.map