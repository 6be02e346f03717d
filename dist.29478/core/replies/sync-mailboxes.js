import { clockActor } from "../actor.js";
import { asAppError } from "../errors.js";
import { openTenant } from "../operation.js";
import { openMailbox } from "../outbox/open-mailbox.js";
/** Seconds one process may take to read one mailbox. */
const SYNC_LEASE_SECONDS = 120;
/** Seconds between two readings of a mailbox; follow-ups need one within ten minutes. */
const SYNC_EVERY_SECONDS = 60;
/** A sandbox is a table beside ours: reading it costs nothing, and a newcomer should not wait. */
const SANDBOX_EVERY_SECONDS = 2;
const MAX_PAGES = 20;
/** Reads every mailbox that is due and keeps what came, raw. Answers how many mails were new. */
export async function syncMailboxes(deps, options) {
    if (options.signal.aborted)
        return 0;
    const claims = await deps.db.prisma.$queryRaw `
    select mailbox_id, user_id, clerk_id, sync_id
    from dispatch.claim_mailbox_syncs(${options.limit}::int, ${SYNC_LEASE_SECONDS}::int)`;
    const counts = await Promise.all(claims.map((claim) => syncOne(deps, claim)));
    return counts.reduce((sum, count) => sum + count, 0);
}
async function syncOne(deps, claim) {
    try {
        return await readInbox(deps, claim);
    }
    catch (thrown) {
        const error = asAppError(thrown);
        deps.log.warn({ mailbox_id: claim.mailbox_id, code: error.code, err: error.message }, "a mailbox could not be read");
        await openTenant({ deps, actor: clockActor(claim) }, ({ tx }) => tx.$executeRaw `
      update mailboxes set last_error = ${error.say}, sync_until = null,
        next_sync_at = clock_timestamp() + make_interval(secs => ${SYNC_EVERY_SECONDS}::int)
      where id = ${claim.mailbox_id}::uuid and sync_id = ${claim.sync_id}::uuid`);
        return 0;
    }
}
async function readInbox(deps, claim) {
    const start = await openTenant({ deps, actor: clockActor(claim) }, ({ tx }) => tx.mailbox.findUnique({
        where: { id: claim.mailbox_id },
        select: { sync_cursor: true, created_at: true, can_read_replies: true },
    }));
    if (!start?.can_read_replies) {
        await storePage(deps, claim, null);
        return 0;
    }
    const mailbox = await openMailbox(deps, claim);
    try {
        let cursor = start.sync_cursor;
        let fresh = 0;
        for (let pages = 0; pages < MAX_PAGES; pages += 1) {
            const page = await mailbox.listInbound(cursor, start.created_at);
            fresh += await storePage(deps, claim, page);
            cursor = page.cursor;
            if (!page.more)
                break;
        }
        return fresh;
    }
    finally {
        await mailbox.close();
    }
}
/** Mails and cursor in one transaction: a crash repeats the page, and the unique key drops what is there. */
function storePage(deps, claim, page) {
    return openTenant({ deps, actor: clockActor(claim) }, async ({ tx, user_id, wall }) => {
        let fresh = 0;
        for (const mail of page?.mails ?? []) {
            fresh += await tx.$executeRaw `
        insert into inbound_mail (user_id, mailbox_id, provider_id, thread_id, raw, received_at)
        values (${user_id}::uuid, ${claim.mailbox_id}::uuid, ${mail.providerId}, ${mail.threadId},
          ${Buffer.from(mail.raw)}, ${mail.receivedAt})
        on conflict (mailbox_id, provider_id) do nothing`;
        }
        await tx.$executeRaw `
      update mailboxes set sync_cursor = coalesce(${page ? JSON.stringify(page.cursor ?? null) : null}::jsonb, sync_cursor),
        synced_at = case when ${page !== null} then ${wall} else synced_at end, last_error = null, sync_until = null,
        next_sync_at = clock_timestamp() + make_interval(secs =>
          case when provider = 'sandbox' then ${SANDBOX_EVERY_SECONDS}::int else ${SYNC_EVERY_SECONDS}::int end)
      where id = ${claim.mailbox_id}::uuid and sync_id = ${claim.sync_id}::uuid`;
        return fresh;
    });
}
//# sourceMappingURL=sync-mailboxes.js.map