import type { Actor } from "../../../core/actor.ts";
import { AppError } from "../../../core/errors.ts";
import { connectionsMessage } from "../../blocks/connections-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
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
    const kind = asked.toLowerCase();
    const link = isSignedInTo(kind) ? await linkTo(visit, actor, kind) : null;
    const connections = { mailboxes, user_id: actor.user_id, asked, link };
    await tellPrivately(visit, connectionsMessage(connections));
  },
};

const SIGNED_IN_TO = ["gmail", "outlook"] as const;
type SignedInTo = (typeof SIGNED_IN_TO)[number];

function isSignedInTo(kind: string): kind is SignedInTo {
  return SIGNED_IN_TO.some((one) => one === kind);
}

/** Null where the vendor's sign-in is not set up: SMTP is offered instead. */
async function linkTo({ core }: Visit, actor: Actor, provider: SignedInTo): Promise<string | null> {
  try {
    return (await core.startOauth(actor, { provider })).url;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "misconfigured") return null;
    throw thrown;
  }
}
