import type { Actor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { inTime } from "../outbox/in-time.ts";
import { openMailbox } from "../outbox/open-mailbox.ts";
import type { Sender } from "../ports/mailbox.ts";
import type { SendingMailbox } from "./find-sending-mailbox.ts";

/** A person waits for it. */
const LIMIT = { ms: 10_000, who: "The mail provider" };

/** The addresses the account may write as, asked of the provider; its own alone where that knows no others. */
export async function readAccountSenders(
  { deps, actor }: { deps: CoreDeps; actor: Actor },
  { id, address, display_name }: SendingMailbox,
): Promise<Sender[]> {
  const { user_id, clerk_id } = actor;
  const opened = await openMailbox(deps, { user_id, clerk_id, mailbox_id: id });
  try {
    const own = { address, name: display_name, isDefault: true };
    return opened.listSenders ? await inTime(opened.listSenders(), LIMIT) : [own];
  } finally {
    await opened.close();
  }
}
