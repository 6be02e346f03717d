import { clockActor } from "../actor.js";
import { AppError, asAppError } from "../errors.js";
import { openTenant } from "../operation.js";
import { SEND_LEASE_SECONDS } from "./attempt.js";
import { openMailbox } from "./open-mailbox.js";
import { outgoingMail } from "./outgoing-mail.js";
import { enterSending, lockTouch, passGate } from "./pass-gate.js";
import { lookAgainLater, recordNotSent, recordSent, recordUncertain } from "./record-outcome.js";
/**
 * Carries one claimed touch through: gate, one-shot token, gate again with the committed intent, the
 * call, the record. No transaction is open while the network is waited for, and every write is fenced
 * by the attempt id, so a worker that lost its lease changes nothing.
 */
export async function sendTouch(deps, attempt) {
    const inTenant = (fn) => openTenant({ deps, actor: clockActor(attempt) }, fn);
    const prepared = await inTenant((tenant) => prepare(tenant, attempt));
    if (!prepared)
        return "refused";
    const { touch } = prepared;
    const mailbox = await openMailbox(deps, { ...attempt, mailbox_id: touch.mailbox_id ?? "" });
    const work = { deps, attempt, mailbox, inTenant };
    try {
        if (touch.delivery_state === "sending")
            return await recover(work, prepared);
        const token = await makeToken(work, prepared);
        if ("failed" in token)
            return await record(work, token.failed);
        return token.kept
            ? await commitAndSend(work, { mail: prepared.mail, draftId: token.draftId })
            : "lost";
    }
    finally {
        await mailbox
            .close()
            .catch((error) => deps.log.debug({ err: String(error) }, "closing a mailbox failed"));
    }
}
/** A first look at the gate, so that nothing is prepared at the provider for a touch that may not go. */
async function prepare(tenant, attempt) {
    const touch = await lockTouch(tenant, attempt);
    if (!touch)
        return null;
    if (touch.delivery_state !== "sending" && !(await passGate(tenant, touch)))
        return null;
    return { touch, mail: await outgoingMail(tenant, touch) };
}
/** The one-shot token of this touch; a provider that cannot make one now has certainly sent nothing. */
async function makeToken(work, { touch, mail }) {
    if (touch.provider_draft_id)
        return { kept: true, draftId: touch.provider_draft_id };
    try {
        const draftId = (await work.mailbox.prepare(mail))?.draftId ?? null;
        return { draftId, kept: draftId === null || (await keepToken(work, draftId)) };
    }
    catch (thrown) {
        const { say: reason, retryable } = asAppError(thrown);
        return {
            failed: {
                kind: "not_sent",
                retry: retryable || !(thrown instanceof AppError),
                retryAfterMs: null,
                reason,
            },
        };
    }
}
/** The token is committed before it is used: a later worker sends this very draft or none. */
function keepToken({ inTenant, attempt }, draftId) {
    return inTenant(async ({ tx }) => {
        const kept = await tx.sequenceStep.updateMany({
            where: { id: attempt.step_id, attempt_id: attempt.attempt_id, status: "scheduled" },
            data: { provider_draft_id: draftId, delivery_state: "prepared" },
        });
        return kept.count === 1;
    });
}
async function commitAndSend(work, ready) {
    const { inTenant, attempt, mailbox } = work;
    const touch = await inTenant(async (tenant) => {
        const locked = await lockTouch(tenant, attempt);
        if (!locked || !(await passGate(tenant, locked)))
            return null;
        await enterSending(tenant, locked);
        return locked;
    });
    if (!touch)
        return "refused";
    const outcome = await keepClaim(work, () => mailbox.send(ready.mail, ready.draftId));
    return record(work, outcome);
}
/** Renews the claim for as long as the provider takes, so that nobody takes over a send that goes on. */
async function keepClaim(work, send) {
    const { attempt, inTenant, deps } = work;
    const renew = () => inTenant(({ tx }) => tx.$executeRaw `
        update sequence_steps
        set lease_until = clock_timestamp() + make_interval(secs => ${SEND_LEASE_SECONDS}::int)
        where id = ${attempt.step_id}::uuid and attempt_id = ${attempt.attempt_id}::uuid`).catch((error) => deps.log.warn({ err: String(error) }, "a claim could not be renewed"));
    const beat = setInterval(renew, (SEND_LEASE_SECONDS * 1000) / 3);
    return send().finally(() => clearInterval(beat));
}
/**
 * Takes over a touch whose sender died after the commit: finds out what became of it. Only a provider
 * that proves it unsent gets the same token again, and only through the gate.
 */
async function recover(work, { touch, mail }) {
    const found = await work.mailbox.lookUp(mail, touch.provider_draft_id);
    if (found.kind === "sent")
        return record(work, found);
    if (found.kind === "unknown")
        return record(work, found);
    await work.inTenant(({ tx }) => tx.sequenceStep.updateMany({
        where: { id: touch.id, attempt_id: work.attempt.attempt_id, status: "scheduled" },
        data: { delivery_state: "prepared" },
    }));
    return commitAndSend(work, { mail, draftId: touch.provider_draft_id });
}
function record(work, outcome) {
    const { inTenant, attempt } = work;
    return inTenant(async (tenant) => {
        const current = await lockTouch(tenant, attempt);
        if (!current)
            return "lost";
        switch (outcome.kind) {
            case "sent":
                await recordSent(tenant, attempt, { touch: current, receipt: outcome.receipt });
                return "sent";
            case "not_sent":
                await recordNotSent(tenant, attempt, { ...outcome, touch: current });
                return "not_sent";
            case "unknown":
                if (await lookAgainLater(tenant, attempt, current))
                    return "lost";
                await recordUncertain(tenant, attempt, { touch: current, reason: outcome.reason });
                return "uncertain";
        }
    });
}
//# sourceMappingURL=send-touch.js.map