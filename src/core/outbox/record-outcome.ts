import type { Touch } from "../approvals/read-touch.ts";
import type { Prisma } from "../db/generated/client.ts";
import { advanceLead } from "../leads/advance-lead.ts";
import type { Tenant } from "../operation.ts";
import type { SendReceipt } from "../ports/mailbox.ts";
import { queuePosts, refreshCards } from "../posts/queue-posts.ts";
import { openNextTouch } from "../sequences/open-next-touch.ts";
import {
  type Attempt,
  LEAST_TRYING_MS,
  MAX_ATTEMPTS,
  MOST_ATTEMPTS,
  retryDelayMs,
} from "./attempt.ts";
import { tellGivenUp } from "./give-up.ts";

/** How long a lost answer is looked for at the provider, in ms, before a person is asked. */
const LOOK_AGAIN_MS = 30 * 60_000;
/** Between two looks, in ms. */
const LOOK_EVERY_MS = 60_000;
/** A provider that asks to be left alone is heeded for so long, in ms; then somebody must hear of it. */
const LONGEST_PAUSE_MS = 60 * 60_000;

/** Writes down that a touch went: step, message row, lead, next touch, audit. Once, whoever repeats it. */
export async function recordSent(
  tenant: Tenant,
  attempt: Attempt,
  sent: { touch: Touch; receipt: SendReceipt },
): Promise<boolean> {
  const { touch, receipt } = sent;
  const { tx, now } = tenant;
  const sent_at = touch.sending_at ?? now;
  const done = await tx.sequenceStep.updateMany({
    where: { id: touch.id, attempt_id: attempt.attempt_id, status: "scheduled" },
    data: {
      status: "sent",
      sent_at,
      delivery_state: "done",
      lease_until: null,
      last_error: null,
      deferred_reason: null,
    },
  });
  if (done.count === 0) return false;
  await insertMessage(tenant, touch, { receipt, sent_at });
  if (receipt.from?.replaced) await tellReplaced(tenant, touch, receipt.from.address);
  if (touch.mailbox_id) {
    await tx.mailbox.updateMany({
      where: { id: touch.mailbox_id },
      data: { failures: 0, breaker_until: null },
    });
  }
  await advanceLead(tx, touch.lead_id, "contacted");
  if (touch.kind === "sequence") await openNextTouch(tenant, touch);
  await refreshCards(tenant, touch.id);
  await tenant.audit({
    action: "send_message",
    subject_type: "step",
    subject_id: touch.id,
    fields: ["status", "sent_at"],
    detail: {
      attempt_id: attempt.attempt_id,
      approved_hash: touch.approved_hash,
      approved_via: touch.approved_via,
    },
  });
  return true;
}

async function insertMessage(
  tenant: Tenant,
  touch: Touch,
  sent: { receipt: SendReceipt; sent_at: Date },
) {
  const { receipt, sent_at } = sent;
  const meta: Prisma.InputJsonObject = {
    send_id: touch.id,
    step_number: touch.step_number,
    variant: touch.payload.variant,
    ...(touch.channel === "email" && { sent_from: sentFrom(touch, receipt) }),
  };
  await tenant.tx.$executeRaw`
    insert into messages (user_id, lead_id, campaign_id, step_id, mailbox_id, direction, channel, subject, body,
      status, external_id, rfc_message_id, thread_id, meta, created_at)
    values (${tenant.user_id}::uuid, ${touch.lead_id}::uuid, ${touch.campaign_id}::uuid, ${touch.id}::uuid,
      ${touch.mailbox_id}::uuid, 'outbound', ${touch.channel === "email" ? "email" : "linkedin"},
      ${touch.payload.subject}, ${touch.payload.body}, 'sent', ${receipt.providerId}, ${receipt.messageId},
      ${receipt.threadId}, ${JSON.stringify(meta)}::jsonb, ${sent_at})
    on conflict (step_id) do nothing`;
}

/** By the copy where there is one: the choice may be another one by now. The conversation keeps it. */
function sentFrom({ from, mailbox }: Touch, receipt: SendReceipt): Prisma.InputJsonObject | null {
  const address = receipt.from?.address ?? from?.address;
  if (!address || address.toLowerCase() === mailbox?.address.toLowerCase()) return null;
  const isMeant = address.toLowerCase() === from?.address.toLowerCase();
  return { address: isMeant ? from.address : address, name: isMeant ? from.name : null };
}

/** It is out, so nothing can be mended but what comes after it. */
async function tellReplaced(tenant: Tenant, touch: Touch, address: string): Promise<void> {
  await queuePosts(tenant, {
    kind: "notice",
    subject: `replaced_sender:${touch.id}`,
    payload: {
      text: `The message to ${touch.lead.full_name} left as ${address}, which the mail provider put in place of the sender that was approved.`,
      next: "Look at the account's “Send mail as” settings, then choose a sender in `/sdr connect`.",
    },
  });
}

/** It certainly did not go: back into the queue for later, or given up where a person can see it. */
export async function recordNotSent(
  tenant: Tenant,
  attempt: Attempt,
  failure: { touch: Touch; retry: boolean; retryAfterMs: number | null; reason: string },
): Promise<void> {
  const { touch, reason } = failure;
  // Entering `sending` counted this try; one that failed before is counted here.
  const attempts = touch.delivery_state === "sending" ? touch.attempts : touch.attempts + 1;
  const failing_since = (attempts > 1 ? touch.failing_since : null) ?? tenant.now;
  const tried = tenant.now.getTime() - failing_since.getTime();
  const mayTry = attempts < MAX_ATTEMPTS || (tried < LEAST_TRYING_MS && attempts < MOST_ATTEMPTS);
  const again = failure.retry && mayTry;
  // "Retry at once" and a date that is past by our clock would have us ask without end.
  const ownWait = retryDelayMs(attempts, tenant.deps.random());
  const wait = Math.max(failure.retryAfterMs ?? 0, ownWait);
  const later = {
    send_time: new Date(tenant.now.getTime() + wait),
    deferred_reason: reason.slice(0, 300),
  };
  await tenant.tx.sequenceStep.updateMany({
    where: { id: touch.id, attempt_id: attempt.attempt_id, status: "scheduled" },
    data: {
      status: again ? "scheduled" : "failed",
      delivery_state: "idle",
      lease_until: null,
      attempts,
      failing_since,
      last_error: reason.slice(0, 500),
      ...(again ? later : {}),
    },
  });
  if (again) await refreshCards(tenant, touch.id);
  else await tellGivenUp(tenant, touch, reason);
}

/** The provider took this very token: from now on its copy is looked for, and nothing sends it again. */
export async function keepAccepted(
  { tx, now }: Tenant,
  { id, provider_draft_id }: Pick<Touch, "id" | "provider_draft_id">,
): Promise<void> {
  await tx.sequenceStep.updateMany({
    where: { id, provider_draft_id, status: "scheduled", accepted_at: null },
    data: { accepted_at: now },
  });
}

/** How long ago a touch began to leave, in ms of business time. */
export function msSinceSending(touch: Touch, now: Date): number {
  return now.getTime() - (touch.sending_at ?? now).getTime();
}

/**
 * The answer was lost, but the token at the provider will tell: the touch stays in `sending`, and the next
 * worker looks again a minute from now, or when the provider said. False once that went on for half an hour.
 */
export async function lookAgainLater(
  tenant: Tenant,
  attempt: Attempt,
  { touch, retryAfterMs, reason }: { touch: Touch; retryAfterMs?: number | null; reason: string },
): Promise<boolean> {
  if (!touch.provider_draft_id || msSinceSending(touch, tenant.now) > LOOK_AGAIN_MS) return false;
  const wait = Math.max(LOOK_EVERY_MS, Math.min(retryAfterMs ?? 0, LONGEST_PAUSE_MS)) / 1000;
  const kept = await tenant.tx.$executeRaw`
    update sequence_steps set lease_until = clock_timestamp() + make_interval(secs => ${wait}::float8),
      last_error = ${reason.slice(0, 500)}
    where id = ${touch.id}::uuid and attempt_id = ${attempt.attempt_id}::uuid and status = 'scheduled'`;
  return kept === 1;
}

/** Nobody can know whether it went. It is never repeated by itself; a person is asked. */
export async function recordUncertain(
  tenant: Tenant,
  attempt: Attempt,
  parked: { touch: Touch; reason: string },
): Promise<void> {
  const { touch, reason } = parked;
  const done = await tenant.tx.sequenceStep.updateMany({
    where: { id: touch.id, attempt_id: attempt.attempt_id, status: "scheduled" },
    data: { delivery_state: "uncertain", lease_until: null, last_error: reason.slice(0, 500) },
  });
  if (done.count === 0) return;
  await tenant.audit({
    action: "park_message",
    subject_type: "step",
    subject_id: touch.id,
    fields: ["delivery_state"],
  });
  await queuePosts(tenant, {
    kind: "approval",
    subject: touch.id,
    step_id: touch.id,
    to_approvers: true,
  });
  await queuePosts(tenant, {
    kind: "notice",
    subject: `uncertain:${touch.id}:${attempt.attempt_id}`,
    payload: {
      text: `Whether a message to ${touch.lead.full_name} went out is unknown: ${reason.replace(/\.$/, "")}.`,
      next: 'Look in the mailbox\'s Sent folder, then press "It was sent" or "Send again" on its card.',
    },
  });
}

/** After five failures in a row a mailbox rests, longer each time, so that others are not held up. */
export async function countFailure(tenant: Tenant, mailbox_id: string | null): Promise<void> {
  if (!mailbox_id) return;
  await tenant.tx.$executeRaw`
    update mailboxes set failures = failures + 1,
      breaker_until = case when failures + 1 >= 5
        then ${tenant.now}::timestamptz + make_interval(mins => least(5 * (failures - 3), 60)) else breaker_until end
    where id = ${mailbox_id}::uuid`;
}
