import { refreshCards } from "../posts/queue-posts.js";
import { plannedSendTime } from "./planned-send-time.js";
import { currentHash } from "./read-touch.js";
/**
 * Turns a waiting draft into a scheduled touch, if it still has this version and this content. Of many
 * callers one wins; the others get false. The approved hash is that of the content as it stands.
 */
export async function scheduleTouch(tenant, touch, approval) {
    const hash = currentHash(touch);
    const send_time = await plannedSendTime(tenant, touch);
    const won = await tenant.tx.sequenceStep.updateMany({
        where: {
            id: touch.id,
            status: "pending",
            approval_state: "requested",
            draft_version: touch.draft_version,
            content_hash: hash,
        },
        data: {
            status: "scheduled",
            approval_state: "approved",
            approved_hash: hash,
            approved_by: tenant.actor.id,
            approved_at: tenant.now,
            approved_via: approval.via,
            decided_by: approval.by,
            decided_at: tenant.now,
            send_time,
            deferred_reason: null,
            last_error: null,
            attempts: 0,
        },
    });
    if (won.count === 0)
        return false;
    await refreshCards(tenant, touch.id);
    return true;
}
//# sourceMappingURL=schedule-touch.js.map