import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { eachTenant, type Sweep } from "../each-tenant.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { queuePosts, refreshCards } from "../posts/queue-posts.ts";

/** How many requests of one account end in one transaction. */
const AT_ONCE = 200;

/**
 * Ends requests for approval that nobody answered in time, over all tenants. Their touches wait, expired
 * and in view, until a person has them asked for again or leaves them out; none is sent, none is lost.
 * Answers how many users it concerned.
 */
export function expireApprovals(deps: CoreDeps, sweep: Sweep): Promise<number> {
  return eachTenant(deps, { ...sweep, find: "expired" }, (tenant) =>
    openTenant({ deps, actor: clockActor(tenant) }, expire),
  );
}

type Expired = { id: string; full_name: string };

async function expire(tenant: Tenant): Promise<boolean> {
  const expired = await expireOverdue(tenant);
  const [first] = expired;
  if (!first) return false;
  for (const { id } of expired) {
    await refreshCards(tenant, id);
    await tenant.audit({
      action: "expire_approval",
      subject_type: "step",
      subject_id: id,
      fields: ["approval_state"],
    });
  }
  const more = expired.length - 1;
  const whom = more === 0 ? first.full_name : `${first.full_name} and ${more} more`;
  await queuePosts(tenant, {
    kind: "notice",
    subject: `expired:${first.id}:${tenant.now.toISOString()}`,
    payload: {
      text: `Nobody decided in time on ${more === 0 ? "a draft" : "drafts"} to ${whom}, so the question ended. Nothing was sent.`,
      next: "Press Ask again on the card to take it up again, or Skip to go on without it.",
      action: "failed",
    },
  });
  return true;
}

/** The approval that comes in this moment wins: it has locked the row, and then it is no request any more. */
function expireOverdue({ tx, user_id, now }: Tenant): Promise<Expired[]> {
  return tx.$queryRaw<Expired[]>`
    with overdue as (
      select s.id from sequence_steps s
      where s.user_id = ${user_id}::uuid and s.status = 'pending' and s.approval_state = 'requested'
        and s.approval_expires_at <= ${now}
      order by s.approval_expires_at, s.id limit ${AT_ONCE}::int
      for no key update
    )
    update sequence_steps s
    set approval_state = 'expired', deferred_reason = 'nobody decided in time'
    from overdue, leads l
    where s.id = overdue.id and l.id = s.lead_id
    returning s.id, l.full_name`;
}
