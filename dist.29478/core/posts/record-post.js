import { clockActor } from "../actor.js";
import { openTenant } from "../operation.js";
/** Tries after which a post is given up and left in view of the operator. */
const MAX_ATTEMPTS = 12;
/** Notes that the post is up. When its subject changed meanwhile it goes back to the queue as an update. */
export function recordPosted(deps, claim, posted) {
    return openTenant({ deps, actor: clockActor(claim) }, async ({ tx }) => {
        await tx.$executeRaw `
      update slack_posts
      set channel = ${posted.channel}, ts = ${posted.ts}, thread_ts = ${posted.thread_ts},
        posted_revision = ${posted.revision}::int, attempts = 0, error = null, lease_id = null,
        lease_until = null, payload = case when kind = 'notice' then payload else '{}' end,
        state = case when revision > ${posted.revision}::int then 'waiting' else 'posted' end
      where id = ${claim.post_id}::uuid and lease_id = ${claim.lease_id}::uuid`;
    });
}
/** Puts a post back until `retry_in_ms` from now; after many tries, or at once when null, gives it up. */
export function recordPostFailed(deps, claim, failure) {
    return openTenant({ deps, actor: clockActor(claim) }, async ({ tx }) => {
        const wait = failure.retry_in_ms ?? 0;
        await tx.$executeRaw `
      update slack_posts
      set error = ${failure.error.slice(0, 300)}, lease_id = null, lease_until = null,
        next_at = clock_timestamp() + make_interval(secs => ${wait / 1000}::double precision),
        state = case when ${failure.retry_in_ms === null} or attempts >= ${MAX_ATTEMPTS} then 'dead' else 'waiting' end
      where id = ${claim.post_id}::uuid and lease_id = ${claim.lease_id}::uuid`;
    });
}
//# sourceMappingURL=record-post.js.map