import { clockActor } from "../actor.js";
import { asAppError } from "../errors.js";
import { openTenant } from "../operation.js";
import { queuePosts } from "../posts/queue-posts.js";
import { prepareDraft, wordTouch } from "./draft-touch.js";
import { readTouch } from "./read-touch.js";
import { requestOrApprove } from "./request-approval.js";
import { storeDraft } from "./store-draft.js";
/** Seconds a writer has for one draft before another process takes over. */
const DRAFT_LEASE_SECONDS = 120;
/** Writes the drafts that are due, over all tenants, and asks for approval. Answers how many were claimed. */
export async function draftDueTouches(deps, options) {
    if (options.signal.aborted)
        return 0;
    const due = await deps.db.prisma.$queryRaw `
    select step_id, user_id, clerk_id, attempt_id
    from dispatch.claim_due_drafts(${options.limit}::int, ${DRAFT_LEASE_SECONDS}::int)`;
    for (const claim of due)
        await draftOne(deps, claim);
    return due.length;
}
async function draftOne(deps, claim) {
    const actor = clockActor(claim);
    const context = {
        actor,
        deps,
        inTenant: (fn) => openTenant({ deps, actor }, fn),
    };
    try {
        const prepared = await context.inTenant((tenant) => prepareClaim(tenant, claim));
        if (!prepared)
            return;
        const draft = await wordTouch(context, prepared);
        await context.inTenant(async (tenant) => {
            const words = { ...draft, variant: prepared.variant };
            const stored = await storeDraft(tenant, {
                touch: prepared.touch,
                words,
                author: draft.writer,
            });
            if (stored)
                await requestOrApprove(tenant, stored);
        });
    }
    catch (thrown) {
        await context.inTenant((tenant) => reportFailedDraft(tenant, claim, thrown));
    }
}
async function prepareClaim(tenant, claim) {
    const touch = await readTouch(tenant.tx, claim.step_id);
    if (touch.attempt_id !== claim.attempt_id || touch.status !== "pending")
        return null;
    const mailbox = touch.mailbox ?? (await chooseMailbox(tenant, touch));
    return prepareDraft(tenant, { ...touch, mailbox, mailbox_id: mailbox?.id ?? null }, null);
}
/** Enrolled before any mailbox was connected: the first one that works takes this lead, for all its steps. */
async function chooseMailbox({ tx }, touch) {
    const mailbox = await tx.mailbox.findFirst({
        where: { status: "ok" },
        orderBy: { created_at: "asc" },
    });
    if (!mailbox)
        return null;
    const where = { campaign_id: touch.campaign_id, lead_id: touch.lead_id, mailbox_id: null };
    await tx.sequenceStep.updateMany({ where, data: { mailbox_id: mailbox.id } });
    await tx.campaignLead.updateMany({ where, data: { mailbox_id: mailbox.id } });
    return mailbox;
}
/** A draft that cannot be written is set aside with its reason; the others go on. */
async function reportFailedDraft(tenant, claim, thrown) {
    const error = asAppError(thrown);
    tenant.deps.log.warn({ step_id: claim.step_id, code: error.code, err: error.message }, "a draft could not be written");
    const set = await tenant.tx.sequenceStep.updateMany({
        where: { id: claim.step_id, attempt_id: claim.attempt_id, status: "pending" },
        data: {
            delivery_state: "idle",
            lease_until: null,
            draft_due_at: error.retryable ? new Date(tenant.now.getTime() + 5 * 60_000) : null,
            last_error: error.say,
        },
    });
    if (set.count === 0 || error.retryable)
        return;
    const touch = await readTouch(tenant.tx, claim.step_id);
    await queuePosts(tenant, {
        kind: "notice",
        subject: `undrafted:${claim.step_id}`,
        payload: {
            text: `The message to ${touch.lead.full_name} in "${touch.campaign.name}" could not be written: ${error.say}`,
            next: error.next ?? "Complete the lead's details, or change the template.",
        },
    });
}
//# sourceMappingURL=draft-due-touches.js.map