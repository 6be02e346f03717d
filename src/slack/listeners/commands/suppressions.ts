import { SUPPRESSIONS_PER_PAGE, suppressionsMessage } from "../../blocks/suppressions-message.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import type { Command } from "./command.ts";

/** Shows who must not be contacted. */
export const suppressions: Command = {
  verb: "suppressions",
  also: ["suppressed", "do-not-contact list"],
  takes: "[words]",
  does: "see who must not be contacted, and lift an entry",
  example: "/sdr suppressions acme",
  run: (visit, words) => showSuppressions(visit, { query: words, cursor: null }),
};

/** One page of the list; the first when there is no cursor. */
export async function showSuppressions(
  visit: Visit,
  { query, cursor }: { query: string; cursor: string | null },
): Promise<void> {
  const actor = ownActor(visit.actors);
  const page = await visit.core.listSuppressions(actor, {
    limit: SUPPRESSIONS_PER_PAGE,
    ...(query ? { query: query.slice(0, 200) } : {}),
    ...(cursor ? { cursor } : {}),
  });
  const { settings } = await visit.core.getContext(actor, {});
  const { user_id } = actor;
  const shares = settings.share_opt_outs;
  await tellPrivately(visit, suppressionsMessage({ ...page, query, user_id, shares }));
}
