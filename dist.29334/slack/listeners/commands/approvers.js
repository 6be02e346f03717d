import { approversMessage } from "../../blocks/approvers-message.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
/** Shows how to name and remove approvers. */
export const approvers = {
    verb: "approvers",
    also: ["approver", "delegate"],
    takes: "",
    does: "let colleagues decide on your drafts",
    example: "/sdr approvers",
    async run(visit) {
        const { user_id } = ownActor(visit.actors);
        await tellPrivately(visit, approversMessage({ approvers: null, user_id }));
    },
};
//# sourceMappingURL=approvers.js.map