import { AppError } from "../../../core/errors.js";
import { approversMessage } from "../../blocks/approvers-message.js";
import { ACTIONS } from "../../ids.js";
import { ownActor } from "../../visit/pick-actor.js";
import { readName } from "../../visit/read-name.js";
import { showInPlace } from "../../visit/tell.js";
/** Names the chosen colleague as approver. */
export const nameApprover = {
    action: ACTIONS.nameApprover,
    async run(visit, { chosen_user }) {
        const actor = ownActor(visit.actors);
        if (!chosen_user)
            throw new AppError("invalid_input", { say: "Choose a colleague first." });
        const { team_id } = visit.person;
        const display_name = await readName(visit, chosen_user);
        const { approvers } = await visit.core.nameApprover(actor, {
            team_id,
            slack_user_id: chosen_user,
            display_name,
        });
        const sentence = `<@${chosen_user}> may decide on your drafts now, and gets their cards.`;
        await showInPlace(visit, approversMessage({ approvers, user_id: actor.user_id, sentence }));
    },
};
//# sourceMappingURL=name-approver.js.map