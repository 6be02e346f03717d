import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { openTenant, type Tenant } from "../operation.ts";
import type { ClaimedPost } from "./claim-posts.ts";
import { queuePosts } from "./queue-posts.ts";

/** Tries after which a post is given up and left in view of the operator. */
const MAX_ATTEMPTS = 12;

export type PostedAs = { channel: string; ts: string; thread_ts: string | null; revision: number };

/** Notes that the post is up. When its subject changed meanwhile it goes back to the queue as an update. */
export function recordPosted(deps: CoreDeps, claim: ClaimedPost, posted: PostedAs): Promise<void> {
  return openTenant({ deps, actor: clockActor(claim) }, async ({ tx }) => {
    await tx.$executeRaw`
      update slack_posts
      set channel = ${posted.channel}, ts = ${posted.ts}, thread_ts = ${posted.thread_ts},
        posted_revision = ${posted.revision}::int, attempts = 0, error = null, lease_id = null,
        lease_until = null, payload = case when kind = 'notice' then payload else '{}' end,
        state = case when revision > ${posted.revision}::int then 'waiting' else 'posted' end
      where id = ${claim.post_id}::uuid and lease_id = ${claim.lease_id}::uuid`;
  });
}

/**
 * Puts a post back until `retry_in_ms` from now; after many tries, or at once when null, gives it up and
 * tells the owner, once.
 */
export function recordPostFailed(
  deps: CoreDeps,
  claim: ClaimedPost,
  failure: { error: string; retry_in_ms: number | null },
): Promise<void> {
  return openTenant({ deps, actor: clockActor(claim) }, async (tenant) => {
    const wait = failure.retry_in_ms ?? 0;
    const [left] = await tenant.tx.$queryRaw<LeftPost[]>`
      update slack_posts
      set error = ${failure.error.slice(0, 300)}, lease_id = null, lease_until = null,
        next_at = clock_timestamp() + make_interval(secs => ${wait / 1000}::double precision),
        state = case when ${failure.retry_in_ms === null} or attempts >= ${MAX_ATTEMPTS} then 'dead' else 'waiting' end
      where id = ${claim.post_id}::uuid and lease_id = ${claim.lease_id}::uuid
      returning id, kind, state, error`;
    if (left?.state === "dead") await tellDead(tenant, left);
  });
}

type LeftPost = { id: string; kind: string; state: string; error: string };

/** Nobody misses it, its subject or message was taken away; or the app was, and there is nowhere to tell. */
const NOT_TOLD = [
  "gone",
  "message_not_found",
  "cant_update_message",
  "edit_window_closed",
  "account_inactive",
  "team_not_found",
  "token_revoked",
];

/** By direct message, since the channel may be what is wrong; a notice about a notice could go on for ever. */
async function tellDead(tenant: Tenant, { id, kind, error }: LeftPost): Promise<void> {
  if (kind === "notice" || NOT_TOLD.includes(error)) return;
  const owners = await tenant.tx.slackIdentity.findMany({
    select: { team_id: true, slack_user_id: true },
  });
  await queuePosts(tenant, {
    kind: "notice",
    subject: `dead_post:${id}`,
    directly_to: owners.map(({ team_id, slack_user_id }) => ({ team_id, place: slack_user_id })),
    payload: {
      text: `${kind === "reply" ? "A reply" : "A draft"} could not be posted in Slack and was given up (${error}).`,
      next: "Invite the app to the channel, or choose another with `/sdr settings`; then have it tried again with `/sdr failed`.",
      action: "failed",
    },
  });
}
