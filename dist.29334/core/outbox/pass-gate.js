import { randomUUID } from "node:crypto";
import { readTouch } from "../approvals/read-touch.js";
import { requestApproval } from "../approvals/request-approval.js";
import { storeDraft } from "../approvals/store-draft.js";
import { refreshCards } from "../posts/queue-posts.js";
import { openNextTouch } from "../sequences/open-next-touch.js";
import { SEND_LEASE_SECONDS } from "./attempt.js";
import { decideSend } from "./decide-send.js";
import { holdSwitches, lockLead, lockMailbox } from "./lock-lead.js";
import { localDay } from "./mailbox-cap.js";
import { readGateFacts } from "./read-gate-facts.js";
/** A refusal that only a person can lift is looked at again after this, in ms. */
const BLOCKED_RECHECK_MS = 60_000;
/** The touch of a claim, under the locks of its lead and mailbox; null when the claim was lost. */
export async function lockTouch(tenant, attempt) {
    const seen = await readTouch(tenant.tx, attempt.step_id);
    await lockLead(tenant.tx, seen.lead_id);
    if (seen.mailbox_id)
        await lockMailbox(tenant.tx, seen.mailbox_id);
    await holdSwitches(tenant.tx, seen.campaign_id, tenant.user_id);
    const touch = await readTouch(tenant.tx, attempt.step_id);
    return touch.attempt_id === attempt.attempt_id && touch.status === "scheduled" ? touch : null;
}
/**
 * Judges a claimed touch under its locks. A refusal is written down in the same transaction: deferred to
 * its time, blocked with the reason, back to approval, skipped or failed. True means go.
 */
export async function passGate(tenant, touch) {
    const verdict = await judge(tenant, touch);
    if (verdict.kind === "go")
        return true;
    await writeRefusal(tenant, touch, verdict);
    return false;
}
/** A gate that cannot be read is a closed gate. */
async function judge(tenant, touch) {
    return decideSend(await readGateFacts(tenant, touch));
}
/** Commits the intent to send: after this the message may have left, whatever happens to this process. */
export async function enterSending(tenant, touch) {
    const { tx, now } = tenant;
    await tx.$executeRaw `
    update sequence_steps set delivery_state = 'sending', sending_at = ${now}, attempts = attempts + 1,
      lease_until = clock_timestamp() + make_interval(secs => ${SEND_LEASE_SECONDS}::int)
    where id = ${touch.id}::uuid`;
    const { mailbox } = touch;
    if (!mailbox)
        return;
    const today = localDay(now, mailbox.time_zone).toString();
    const gapMs = (mailbox.min_gap_seconds + mailbox.gap_jitter_seconds * tenant.deps.random()) * 1000;
    await tx.$executeRaw `
    update mailboxes set
      sent_count = case when sent_day = ${today}::date then sent_count else 0 end + 1,
      sent_day = ${today}::date,
      next_free_at = ${gapMs > 0 ? new Date(now.getTime() + gapMs) : null}::timestamptz
    where id = ${mailbox.id}::uuid`;
}
async function writeRefusal(tenant, touch, verdict) {
    const released = { delivery_state: "idle", attempt_id: randomUUID(), lease_until: null };
    const update = (data) => tenant.tx.sequenceStep.update({
        where: { id: touch.id },
        data: { ...released, ...data },
        select: { id: true },
    });
    switch (verdict.kind) {
        case "deferred":
            await update({ send_time: verdict.until, deferred_reason: verdict.reason });
            break;
        case "blocked":
            await update({
                send_time: new Date(tenant.now.getTime() + BLOCKED_RECHECK_MS),
                deferred_reason: verdict.reason,
            });
            break;
        case "unapproved":
            await update({ status: "pending", approval_state: "none", approved_hash: null });
            await requestAgain(tenant, touch, verdict.reason);
            break;
        case "failed":
            await update({ status: "failed", last_error: verdict.reason });
            break;
        case "skip":
            await update({ status: "skipped", skip_reason: verdict.reason });
            if (touch.kind === "sequence")
                await openNextTouch(tenant, touch);
            break;
    }
    if (verdict.kind !== "deferred" || touch.deferred_reason !== verdict.reason)
        await refreshCards(tenant, touch.id);
}
/** A voided approval is asked for anew, as a new version that old buttons cannot decide. */
async function requestAgain(tenant, touch, reason) {
    const pending = await readTouch(tenant.tx, touch.id);
    const words = { ...pending.payload };
    const stored = await storeDraft(tenant, {
        touch: pending,
        words,
        author: pending.draft_author ?? "",
    });
    if (!stored)
        return;
    await requestApproval(tenant, stored);
    await tenant.tx.sequenceStep.update({
        where: { id: touch.id },
        data: { deferred_reason: reason },
        select: { id: true },
    });
}
//# sourceMappingURL=pass-gate.js.map