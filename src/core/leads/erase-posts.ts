import type { Tenant } from "../operation.ts";
import type { Identity } from "./find-identity.ts";
import { mentionPatterns } from "./mention-patterns.ts";

/** What stands in Slack where a card, a reply or a notice about them stood. */
const ERASED = { text: "The data of this person was erased." };

/**
 * Has every Slack post about the person say that the data was erased; one that is not up yet is never
 * posted. The post is let go from its touch and message, or it would be deleted with them and its text
 * stay in Slack. Cards of others are theirs, whatever they mention. Answers how many are replaced.
 */
export async function erasePosts(tenant: Tenant, identity: Identity): Promise<number> {
  const { lead_ids, step_ids, message_ids } = identity;
  const { exact } = mentionPatterns(identity);
  const named = await findNamed(tenant, identity);
  const [row] = await tenant.tx.$queryRaw<{ replaced: number }[]>`
    with about as (
      select id from slack_posts
      where step_id = any (${step_ids}::uuid[]) or message_id = any (${message_ids}::uuid[])
        or exists (select from unnest(${[...lead_ids, ...step_ids, ...message_ids]}::text[]) as i (id)
          where position(i.id in dedupe_key) > 0)
        or payload::text ~* ${exact} or id = any (${named.whole}::uuid[])
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
  await leaveOutWord(tenant, identity, named.in_part);
  return row?.replaced ?? 0;
}

type Named = {
  /** Posts that speak of them by their full name. */
  whole: string[];
  /** Posts with a word that is their name, or only looks like it. */
  in_part: string[];
};

/** Posts tied to nobody that name them. Others may have the same name: a post whose key holds their id is theirs. */
async function findNamed({ tx }: Tenant, identity: Identity): Promise<Named> {
  const { names, words } = mentionPatterns(identity);
  const { lead_ids } = identity;
  const rows = await tx.$queryRaw<{ id: string; whole: boolean }[]>`
    select p.id, p.said ~* ${names} as whole
    from (
      select id, concat_ws(' ', payload ->> 'text', payload ->> 'next') as said,
        substring(dedupe_key from ${UUID})::uuid as about
      from slack_posts where step_id is null and message_id is null
    ) p
    where (p.said ~* ${names} or p.said ~ ${words})
      and not exists (select from leads where id = p.about and not id = any (${lead_ids}::uuid[]))
      and not exists (select from sequence_steps where id = p.about and not lead_id = any (${lead_ids}::uuid[]))
      and not exists (select from messages where id = p.about and not lead_id = any (${lead_ids}::uuid[]))`;
  const ids = (isWhole: boolean) => rows.flatMap(({ id, whole }) => (whole === isWhole ? id : []));
  return { whole: ids(true), in_part: ids(false) };
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** A name of one word may be no name where it stands: the word goes, and what else is said stays. */
async function leaveOutWord({ tx }: Tenant, identity: Identity, ids: string[]): Promise<void> {
  const { words } = mentionPatterns(identity);
  await tx.$executeRaw`
    update slack_posts
    set payload = payload || jsonb_strip_nulls(jsonb_build_object(
        'text', regexp_replace(payload ->> 'text', ${words}, '…', 'g'),
        'next', regexp_replace(payload ->> 'next', ${words}, '…', 'g'))),
      revision = revision + 1, next_at = now(),
      state = case when state = 'posted' then 'waiting' else state end
    where id = any (${ids}::uuid[])`;
}
