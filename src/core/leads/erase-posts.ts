import type { Tenant } from "../operation.ts";
import type { Identity } from "./find-identity.ts";
import { mentionPatterns } from "./mention-patterns.ts";

/** What stands in Slack where a card, a reply or a notice about them stood. */
const ERASED = { text: "The data of this person was erased." };

/**
 * Has every Slack post about the lead say that the data was erased; one that is not up yet is never posted.
 * The post is let go from its touch and message, or it would be deleted with them and its text stay in
 * Slack. Answers how many are replaced.
 */
export async function erasePosts({ tx }: Tenant, identity: Identity): Promise<number> {
  const { step_ids, message_ids } = identity;
  const patterns = mentionPatterns(identity);
  const [row] = await tx.$queryRaw<{ replaced: number }[]>`
    with about as (
      select id from slack_posts
      where step_id = any (${step_ids}::uuid[]) or message_id = any (${message_ids}::uuid[])
        or payload::text ilike any (${patterns}::text[]) or dedupe_key ilike any (${patterns}::text[])
    ),
    never_posted as (
      delete from slack_posts p using about a where p.id = a.id and p.ts is null and p.state <> 'posting'
    ),
    replaced as (
      update slack_posts p
      set kind = 'notice', step_id = null, message_id = null, payload = ${JSON.stringify(ERASED)}::jsonb,
        error = null, revision = p.revision + 1, next_at = now(),
        state = case when p.state = 'posting' then 'posting' else 'waiting' end
      from about a where p.id = a.id and (p.ts is not null or p.state = 'posting')
      returning 1
    )
    select count(*)::int as replaced from replaced`;
  return row?.replaced ?? 0;
}
