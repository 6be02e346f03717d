import { connectionsMessage } from "../../blocks/connections-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Command } from "./command.ts";

/** Lists the mailboxes with their health, and offers to connect one. */
export const connect: Command = {
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
