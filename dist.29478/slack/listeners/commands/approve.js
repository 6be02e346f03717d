import { emptyQueueMessage, queueMessage } from "../../blocks/queue-message.js";
import { strangerError } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
/** The next draft that waits for this person, of their own or of an account they approve for. */
export const approve = {
    verb: "approve",
    also: ["queue", "drafts", "review"],
    takes: "[campaign]",
    does: "decide on the next draft that waits",
    example: "/sdr approve",
    run: showQueue,
};
/** Shows the first waiting draft; of one campaign when its name is given. */
export async function showQueue(visit, campaign) {
    if (visit.actors.length === 0)
        throw strangerError();
    for (const actor of visit.actors) {
        const item = await nextInQueue(visit, actor, campaign ? { campaign } : {});
        if (item)
            return tellPrivately(visit, queueMessage(item));
    }
    await tellPrivately(visit, emptyQueueMessage());
}
/** The draft after `cursor`, or the oldest; null when none is left. */
export async function nextInQueue({ core }, actor, from) {
    const page = await core.listApprovals(actor, { limit: 1, ...from });
    const [card] = page.cards;
    if (!card)
        return null;
    return { card, user_id: actor.user_id, total: page.total, next_cursor: page.next_cursor };
}
//# sourceMappingURL=approve.js.map