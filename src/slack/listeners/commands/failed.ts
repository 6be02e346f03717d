import { FAILED_PER_PAGE, failedMessage } from "../../blocks/failed-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import type { Command } from "./command.ts";

/** What failed, is uncertain or ended unanswered, with the way on. */
export const failed: Command = {
  verb: "failed",
  also: ["uncertain", "dead letters", "dead-letters", "problems"],
  takes: "",
  does: "see what failed or is uncertain, and take it up again",
  example: "/sdr failed",
  run: (visit) => showFailed(visit, null),
};

/** One page of it. */
export async function showFailed(visit: Visit, cursor: string | null): Promise<void> {
  const actor = ownActor(visit.actors);
  const page = await visit.core.listDeadLetters(actor, {
    limit: FAILED_PER_PAGE,
    ...(cursor ? { cursor } : {}),
  });
  await tellPrivately(visit, failedMessage({ ...page, user_id: actor.user_id }));
}
