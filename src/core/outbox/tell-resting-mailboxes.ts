import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { eachTenant, type Sweep } from "../each-tenant.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { sayTime } from "../say-time.ts";

/**
 * Tells each owner of a mailbox that rests after several failures, once until it has sent again, over all
 * tenants.
 */
export function tellRestingMailboxes(deps: CoreDeps, sweep: Sweep): Promise<number> {
  return eachTenant(deps, { ...sweep, find: "resting" }, (tenant) =>
    openTenant({ deps, actor: clockActor(tenant) }, tell),
  );
}

type Resting = { id: string; address: string; breaker_until: Date; last_sent: string | null };

/** What was sent last names the spell: a message that goes out ends it. */
async function tell(tenant: Tenant): Promise<boolean> {
  const { tx, user_id, now } = tenant;
  const resting = await tx.$queryRaw<Resting[]>`
    select m.id, m.address, m.breaker_until,
      (select o.id::text from messages o
        where o.user_id = m.user_id and o.mailbox_id = m.id and o.direction = 'outbound'
        order by o.created_at desc limit 1) as last_sent
    from mailboxes m
    where m.user_id = ${user_id}::uuid and m.status = 'ok' and m.breaker_until > ${now}`;
  for (const mailbox of resting) {
    await queuePosts(tenant, {
      kind: "notice",
      subject: `resting:${mailbox.id}:${mailbox.last_sent ?? "none"}`,
      payload: {
        text: `${mailbox.address} failed several times in a row and rests until ${sayTime(mailbox.breaker_until)}; then it is tried again by itself.`,
        next: "If it goes on, check the mailbox with `/sdr connect`; `/sdr why` says what waits for it.",
        action: "connect",
      },
    });
  }
  return resting.length > 0;
}
