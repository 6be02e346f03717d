import type { Actor } from "../../../core/actor.ts";
import { emptyQueueMessage, type QueueItem, queueMessage } from "../../blocks/queue-message.ts";
import { strangerError } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import type { Command } from "./command.ts";

/** The next draft that waits for this person, of their own or of an account they approve for. */
export const approve: Command = {
  verb: "approve",
  also: ["queue", "drafts", "review"],
  takes: "[campaign]",
  does: "decide on the next draft that waits",
  example: "/sdr approve",
  run: showQueue,
};

/** Shows the first waiting draft; of one campaign when its name is given. */
export async function showQueue(visit: Visit, campaign: string): Promise<void> {
  if (visit.actors.length === 0) throw strangerError();
  for (const actor of visit.actors) {
    const item = await nextInQueue(visit, actor, campaign ? { campaign } : {});
    if (item) return tellPrivately(visit, queueMessage(item));
  }
  await tellPrivately(visit, emptyQueueMessage());
}

/** The draft after `cursor`, or the oldest; null when none is left. */
export async function nextInQueue(
  { core }: Visit,
  actor: Actor,
  from: { campaign?: string; cursor?: string },
): Promise<QueueItem | null> {
  const page = await core.listApprovals(actor, { limit: 1, ...from });
  const [card] = page.cards;
  if (!card) return null;
  return { card, user_id: actor.user_id, total: page.total, next_cursor: page.next_cursor };
}
