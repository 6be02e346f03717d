import { replyMessage } from "../../blocks/reply-message.js";
import { unpackOwned } from "../../button-value.js";
import { actorFor } from "../../visit/pick-actor.js";
import { showInPlace } from "../../visit/tell.js";
/** Who pressed a button of which reply. */
export function readReplyClick(visit, value) {
    const { user_id, id, extra } = unpackOwned(value);
    return { actor: actorFor(visit.actors, user_id), message_id: id, extra };
}
/** Shows a reply as it stands now where its button was pressed; in a list of several, nothing is replaced. */
export async function refreshReply(visit, actor, reply) {
    if (visit.place.ephemeral)
        return;
    await showInPlace(visit, replyMessage(reply, actor.user_id));
}
//# sourceMappingURL=handle-reply.js.map