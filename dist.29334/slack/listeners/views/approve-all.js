import { actions, commandButton } from "../../blocks/button.js";
import { count, fenceLine } from "../../blocks/mrkdwn.js";
import { plainMessage } from "../../blocks/plain-message.js";
import { VIEWS } from "../../ids.js";
import { actorFor } from "../../visit/pick-actor.js";
import { showInPlace } from "../../visit/tell.js";
import { unpackDrafts } from "./draft-list.js";
/** Approves the drafts that were listed, and says which were left out and why. */
export const approveAll = {
    callback_id: VIEWS.approveAll,
    async run(visit, { about }) {
        const actor = actorFor(visit.actors, String(about.user_id));
        const drafts = unpackDrafts(String(about.drafts));
        const done = await visit.core.approveAll(actor, { drafts });
        const reasons = [...new Set(done.not_approved.map((each) => each.reason))].slice(0, 5);
        const left = done.not_approved.length > 0
            ? ` ${count(done.not_approved.length, "draft")} left out: ${reasons.map((reason) => fenceLine(reason)).join("; ")}.`
            : "";
        const text = `*${count(done.approved, "draft")}* approved. They go out in their send windows.${left}`;
        await showInPlace(visit, plainMessage(text, actions(commandButton("Next draft", "approve"))));
    },
};
//# sourceMappingURL=approve-all.js.map