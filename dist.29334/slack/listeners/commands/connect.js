import { connectionsMessage } from "../../blocks/connections-message.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
/** Lists the mailboxes with their health, and offers to connect one. */
export const connect = {
    verb: "connect",
    also: ["mailboxes", "connections"],
    takes: "[gmail / outlook / …]",
    does: "connect a mailbox, or see how the connected ones are",
    example: "/sdr connect",
    async run(visit, asked) {
        const actor = ownActor(visit.actors);
        const { mailboxes } = await visit.core.listMailboxes(actor, {});
        await tellPrivately(visit, connectionsMessage({ mailboxes, user_id: actor.user_id, asked }));
    },
};
//# sourceMappingURL=connect.js.map