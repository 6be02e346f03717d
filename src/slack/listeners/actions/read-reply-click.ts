import type { Actor } from "../../../core/actor.ts";
import { unpackOwned } from "../../button-value.ts";
import { actorFor } from "../../visit/pick-actor.ts";
import type { Visit } from "../../visit/visit.ts";

export type ReplyClick = { actor: Actor; message_id: string; extra: string };

/** Who pressed a button of which reply. What is posted of it is refreshed by the outbox alone. */
export function readReplyClick(visit: Visit, value: string): ReplyClick {
  const { user_id, id, extra } = unpackOwned(value);
  return { actor: actorFor(visit.actors, user_id), message_id: id, extra };
}
