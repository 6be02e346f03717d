import { AppError } from "../../../core/errors.ts";
import { ReplyIntent } from "../../../core/replies/reading/classification.ts";
import { intentWords, REPLY_INTENTS } from "../../blocks/intent-words.ts";
import { REPLIES_PER_PAGE, repliesMessage } from "../../blocks/replies-list.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import type { Command } from "./command.ts";

/** Lists the replies that wait for an answer, or those with one label. */
export const replies: Command = {
  verb: "replies",
  also: ["inbox", "reply"],
  takes: "[label]",
  does: "read the replies that came in",
  example: "/sdr replies interested",
  run: (visit, words) => showReplies(visit, { intent: intentFromWords(words), cursor: null }),
};

/** One page of replies; without an intent, those nobody has dealt with. */
export async function showReplies(
  visit: Visit,
  { intent, cursor }: { intent: ReplyIntent | null; cursor: string | null },
): Promise<void> {
  const actor = ownActor(visit.actors);
  const page = await visit.core.listReplies(actor, {
    limit: REPLIES_PER_PAGE,
    ...(intent ? { intent } : { unhandled: true }),
    ...(cursor ? { cursor } : {}),
  });
  await tellPrivately(visit, repliesMessage({ ...page, intent, user_id: actor.user_id }));
}

/** A label as a person types it: `not interested`, `Not_Interested`, `wants a meeting`. */
function intentFromWords(words: string): ReplyIntent | null {
  if (words === "") return null;
  const typed = words.toLowerCase();
  const found = REPLY_INTENTS.find(
    (intent) =>
      intent === typed.replace(/[\s-]+/g, "_") || intentWords(intent).toLowerCase() === typed,
  );
  if (found) return ReplyIntent.parse(found);
  const known = REPLY_INTENTS.map((intent) => intent.replaceAll("_", " ")).join(", ");
  throw new AppError("invalid_input", { say: `There is no such label. The labels are: ${known}.` });
}
