import type { Actor } from "../../../core/actor.ts";
import type { Reply } from "../../../core/replies/reply.ts";
import { replyMessage } from "../../blocks/reply-message.ts";
import { unpackOwned } from "../../button-value.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import { showInPlace } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";

export type ReplyClick = { actor: Actor; message_id: string; extra: string };

/** Who pressed a button of which reply. */
export function readReplyClick(visit: Visit, value: string): ReplyClick {
  const { user_id, id, extra } = unpackOwned(value);
  return { actor: actorFor(visit.actors, user_id), message_id: id, extra };
}

/** Shows a reply as it stands now where its button was pressed; in a list of several, nothing is replaced. */
export async function refreshReply(visit: Visit, actor: Actor, reply: Reply): Promise<void> {
  if (visit.place.ephemeral) return;
  await showInPlace(visit, replyMessage(reply, actor.user_id));
}
