import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { openTenant } from "../operation.ts";
import type { InboundPage } from "../ports/mailbox.ts";

/** Seconds one process may take for one page of a mailbox. */
const SYNC_LEASE_SECONDS = 120;
/** Seconds between two readings of a mailbox; follow-ups need one within ten minutes. */
const SYNC_EVERY_SECONDS = 60;
/** A sandbox is a table beside ours: reading it costs nothing, and a newcomer should not wait. */
const SANDBOX_EVERY_SECONDS = 2;

/** The right of one process to read one mailbox. */
export type SyncClaim = { mailbox_id: string; user_id: string; clerk_id: string; sync_id: string };

/** Claims mailboxes whose turn it is, over all tenants. */
export function claimMailboxes(deps: CoreDeps, limit: number): Promise<SyncClaim[]> {
  return deps.db.prisma.$queryRaw<SyncClaim[]>`
    select mailbox_id, user_id, clerk_id, sync_id
    from dispatch.claim_mailbox_syncs(${limit}::int, ${SYNC_LEASE_SECONDS}::int)`;
}

export type ReadPage = {
  page: InboundPage;
  /**
   * `go_on`: the next page is read at once; `pause`: in the next turn; `again`: the same page, in a while;
   * `complete`: nothing is left.
   */
  turn: "go_on" | "pause" | "again" | "complete";
};

/**
 * Keeps the mails of a page with the cursor behind it, in one transaction: a crash repeats the page, and
 * the unique key drops what is there, but for the contents of a mail that could not be had before. A mailbox
 * counts as read only when nothing is left in it. `kept` is false when another process has taken it over.
 */
export function storePage(
  deps: CoreDeps,
  claim: SyncClaim,
  { page, turn }: ReadPage,
): Promise<{ fresh: number; kept: boolean }> {
  return openTenant({ deps, actor: clockActor(claim) }, async ({ tx, user_id, wall }) => {
    let fresh = 0;
    for (const mail of page.mails) {
      fresh += await tx.$executeRaw`
        insert into inbound_mail (user_id, mailbox_id, provider_id, thread_id, raw, received_at)
        values (${user_id}::uuid, ${claim.mailbox_id}::uuid, ${mail.providerId}, ${mail.threadId},
          ${Buffer.from(mail.raw)}, ${mail.receivedAt})
        on conflict (mailbox_id, provider_id) do update
          set raw = excluded.raw, thread_id = excluded.thread_id, received_at = excluded.received_at,
            state = 'new', reason = null, attempts = 0, lease_id = null, lease_until = null
          where octet_length(inbound_mail.raw) = 0 and octet_length(excluded.raw) > 0
            and inbound_mail.state in ('new', 'poison')`;
    }
    const kept = await tx.$executeRaw`
      update mailboxes set sync_cursor = ${JSON.stringify(page.cursor ?? null)}::jsonb, last_error = ${page.unread ?? null},
        synced_at = case when ${turn === "complete"} then ${wall}::timestamptz else synced_at end,
        sync_until = case when ${turn === "go_on"}
          then clock_timestamp() + make_interval(secs => ${SYNC_LEASE_SECONDS}::int) end,
        next_sync_at = clock_timestamp() + make_interval(secs => case when ${turn === "go_on" || turn === "pause"} then 0
          when provider = 'sandbox' then ${SANDBOX_EVERY_SECONDS}::int else ${SYNC_EVERY_SECONDS}::int end)
      where id = ${claim.mailbox_id}::uuid and sync_id = ${claim.sync_id}::uuid`;
    return { fresh, kept: kept === 1 };
  });
}

/** Ends the turn of a mailbox whose inbox we cannot read. */
export function releaseUnreadable(deps: CoreDeps, claim: SyncClaim): Promise<void> {
  return endTurn(deps, claim, null);
}

/** Ends a turn that failed, with the sentence that says why. */
export function failSync(deps: CoreDeps, claim: SyncClaim, say: string): Promise<void> {
  return endTurn(deps, claim, say);
}

function endTurn(deps: CoreDeps, claim: SyncClaim, last_error: string | null): Promise<void> {
  return openTenant({ deps, actor: clockActor(claim) }, async ({ tx }) => {
    await tx.$executeRaw`
      update mailboxes set last_error = ${last_error}, sync_until = null,
        next_sync_at = clock_timestamp() + make_interval(secs => ${SYNC_EVERY_SECONDS}::int)
      where id = ${claim.mailbox_id}::uuid and sync_id = ${claim.sync_id}::uuid`;
  });
}
