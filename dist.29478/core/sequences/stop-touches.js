import { runSqlFile } from "../db/sql-file.js";
import { refreshCards } from "../posts/queue-posts.js";
/**
 * Stops everything planned for these leads, answers to replies included. It locks the leads first, as
 * the send gate does, so once this transaction commits nothing of theirs can begin to leave. Call it
 * before writing to their steps or mailboxes; the caller writes the audit row.
 */
export async function stopTouches(tenant, stop) {
    const { tx } = tenant;
    const lead_ids = [...stop.lead_ids];
    const campaign_id = stop.campaign_id ?? null;
    await lockLeads(tenant, lead_ids);
    const already_sending = await tx.$queryRaw `
    select l.id as lead_id, l.full_name from leads l
    where l.id = any (${lead_ids}::uuid[]) and exists (
      select 1 from sequence_steps s
      where s.lead_id = l.id and s.delivery_state = 'sending'
        and (${campaign_id}::uuid is null or s.campaign_id = ${campaign_id}::uuid))
    order by l.full_name, l.id`;
    const [stopped] = await runSqlFile(tx, "stop-touches", [
        lead_ids,
        campaign_id,
        stop.skip_reason,
        [...(stop.except_step_ids ?? [])],
        stop.enrollment,
        tenant.now,
    ]);
    for (const step_id of stopped?.carded_step_ids ?? [])
        await refreshCards(tenant, step_id);
    return {
        skipped: stopped?.skipped ?? 0,
        enrollments: stopped?.enrollments ?? 0,
        already_sending,
    };
}
/** In the order of their ids, so that two stops of the same leads wait instead of deadlocking. */
async function lockLeads({ tx }, lead_ids) {
    await tx.$queryRaw `
    select id from leads where id = any (${lead_ids}::uuid[]) order by id for update`;
}
//# sourceMappingURL=stop-touches.js.map