import type { Actor } from "../../../core/actor.ts";
import type { MailboxSummary } from "../../../core/credentials/mailbox-summary.ts";
import { AppError } from "../../../core/errors.ts";
import { connectionsMessage } from "../../blocks/connections-message.ts";
import type { SenderChoice } from "../../blocks/sender-menu.ts";
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
    const senders = await sendersOf(visit, actor, mailboxes);
    const connections = { mailboxes, user_id: actor.user_id, asked, link, senders };
    await tellPrivately(visit, connectionsMessage(connections));
  },
};

/** Only Gmail has others. A vendor that gives no answer keeps nobody from seeing the list. */
async function sendersOf(
  { core, log }: Visit,
  actor: Actor,
  mailboxes: readonly MailboxSummary[],
): Promise<SenderChoice[]> {
  const asked = mailboxes.filter(({ provider, status }) => provider === "gmail" && status === "ok");
  const found = await Promise.all(
    asked.slice(0, MOST_ASKED).map(({ mailbox_id }) =>
      core.listSenders(actor, { mailbox_id }).catch((error: unknown) => {
        log.warn({ err: String(error) }, "the senders of a mailbox could not be read");
        return null;
      }),
    ),
  );
  return found.filter((choice) => choice !== null);
}

/** Mailboxes whose senders are asked of the vendor at once. */
const MOST_ASKED = 10;

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
