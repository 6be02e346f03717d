import { AppError } from "../../../core/errors.js";
import { approversMessage } from "../../blocks/approvers-message.js";
import { unpackOwned } from "../../button-value.js";
import { ACTIONS } from "../../ids.js";
import { ownActor } from "../../visit/pick-actor.js";
import { showInPlace } from "../../visit/tell.js";
/** Takes the right to decide back, from a list or from the menu of people. */
export const removeApprover = {
    action: ACTIONS.removeApprover,
    async run(visit, click) {
        const actor = ownActor(visit.actors);
        const approver = readApprover(visit, click);
        const { approvers } = await visit.core.removeApprover(actor, approver);
        const sentence = `<@${approver.slack_user_id}> no longer decides on your drafts.`;
        await showInPlace(visit, approversMessage({ approvers, user_id: actor.user_id, sentence }));
    },
};
function readApprover(visit, { value, chosen_user }) {
    if (chosen_user)
        return { team_id: visit.person.team_id, slack_user_id: chosen_user };
    if (value === "")
        throw new AppError("invalid_input", { say: "Choose a colleague first." });
    const { id: team_id, extra: slack_user_id } = unpackOwned(value);
    return { team_id, slack_user_id };
}
//# sourceMappingURL=remove-approver.js.map