import { randomUUID } from "node:crypto";
import { askAgain } from "../approvals/ask-again.ts";
import { readTouch, type Touch } from "../approvals/read-touch.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Tenant } from "../operation.ts";
import { refreshCards } from "../posts/queue-posts.ts";
import { openNextTouch } from "../sequences/open-next-touch.ts";
import { type Attempt, SEND_LEASE_SECONDS } from "./attempt.ts";
import { decideSend, type Refusal } from "./decide-send.ts";
import { tellGivenUp } from "./give-up.ts";
import { holdSwitches, lockLead, lockMailbox } from "./lock-lead.ts";
import { countHolds, localDay } from "./mailbox-cap.ts";
import { nextFreeAt } from "./next-free-at.ts";
import { putOffUntil } from "./put-off-until.ts";
import { readGateFacts } from "./read-gate-facts.ts";

/** A refusal that only a person can lift is looked at again after this, in ms. */
const BLOCKED_RECHECK_MS = 60_000;

/**
 * The touch of a claim, under the locks of its lead and mailbox; null when the claim was lost. Its own row
 * comes last and stays locked, so that no other worker can take the claim over before this one has written.
 */
export async function lockTouch(tenant: Tenant, attempt: Attempt): Promise<Touch | null> {
  const { tx, user_id } = tenant;
  const seen = await tx.sequenceStep.findUnique({
    where: { id: attempt.step_id },
    select: { lead_id: true, mailbox_id: true, campaign_id: true },
  });
  if (!seen?.lead_id || !seen.campaign_id) return null;
  await lockLead(tx, seen.lead_id);
  if (seen.mailbox_id) await lockMailbox(tx, seen.mailbox_id);
  await holdSwitches(tx, seen.campaign_id, user_id);
  const [held] = await tx.$queryRaw<unknown[]>`
    select 1 from sequence_steps
    where id = ${attempt.step_id}::uuid and attempt_id = ${attempt.attempt_id}::uuid and status = 'scheduled'
    for no key update`;
  return held ? readTouch(tx, attempt.step_id) : null;
}

/**
 * Judges a claimed touch under its locks. A refusal is written down in the same transaction: deferred to
 * its time, blocked with the reason, back to approval, skipped or failed. True means go.
 */
export async function passGate(tenant: Tenant, touch: Touch): Promise<boolean> {
  // Facts that cannot be read throw, and nothing is sent: a gate in doubt is a closed gate.
  const verdict = decideSend(await readGateFacts(tenant, touch));
  if (verdict.kind === "go") return true;
  await writeRefusal(tenant, touch, verdict);
  return false;
}

/** Commits the intent to send: after this the message may have left, whatever happens to this process. */
export async function enterSending(tenant: Tenant, touch: Touch): Promise<void> {
  const { tx, now } = tenant;
  await tx.$executeRaw`
    update sequence_steps set delivery_state = 'sending', sending_at = ${now}, attempts = attempts + 1,
      last_error = null,
      -- Days of deferral are no days of failing: after one without a try they are counted anew.
      failing_since = case
        when attempts > 0 and not coalesce(sending_at < ${now}::timestamptz - interval '24 hours', false)
        then failing_since end,
      lease_until = clock_timestamp() + make_interval(secs => ${SEND_LEASE_SECONDS}::int)
    where id = ${touch.id}::uuid`;
  const { mailbox } = touch;
  if (!mailbox) return;
  const today = localDay(now, mailbox.time_zone).toString();
  const counted = countHolds(mailbox.sent_day, today);
  const free_at = nextFreeAt(mailbox, now, tenant.deps.random());
  await tx.$executeRaw`
    update mailboxes set
      sent_count = case when ${counted} then sent_count else 0 end + 1,
      sent_day = case when ${counted} then sent_day else ${today}::date end,
      next_free_at = ${free_at}::timestamptz
    where id = ${mailbox.id}::uuid`;
}

async function writeRefusal(tenant: Tenant, touch: Touch, verdict: Refusal): Promise<void> {
  switch (verdict.kind) {
    case "deferred":
      return putOff(tenant, touch, verdict);
    case "blocked":
      return putOff(tenant, touch, { ...verdict, until: later(tenant, BLOCKED_RECHECK_MS) });
    case "unapproved":
      return voidApproval(tenant, touch, verdict.reason);
    case "failed":
      await release(tenant, touch, { status: "failed", last_error: verdict.reason });
      return tellGivenUp(tenant, touch, verdict.reason);
    case "skip":
      return leaveOut(tenant, touch, verdict.reason);
  }
}

/** Gives the claim back; its attempt id dies with it. */
async function release(
  { tx }: Tenant,
  touch: Touch,
  data: Prisma.SequenceStepUncheckedUpdateInput,
): Promise<void> {
  const released = { delivery_state: "idle", attempt_id: randomUUID(), lease_until: null };
  await tx.sequenceStep.update({
    where: { id: touch.id },
    data: { ...released, ...data },
    select: { id: true },
  });
}

function later({ now }: Tenant, ms: number): Date {
  return new Date(now.getTime() + ms);
}

/** Puts a claimed touch back for later with its reason, without counting a try. */
export async function putOff(
  tenant: Tenant,
  touch: Touch,
  { until, reason }: { until: Date; reason: string },
): Promise<void> {
  const send_time = putOffUntil(until, tenant.now);
  await release(tenant, touch, { send_time, deferred_reason: reason });
  if (touch.deferred_reason !== reason) await refreshCards(tenant, touch.id);
}

/** Leaves a touch out for good with its reason; the sequence goes on with the next one. */
export async function leaveOut(tenant: Tenant, touch: Touch, reason: string): Promise<void> {
  await release(tenant, touch, { status: "skipped", skip_reason: reason });
  if (touch.kind === "sequence") await openNextTouch(tenant, touch);
  await refreshCards(tenant, touch.id);
  await tenant.audit({
    action: "skip_message",
    subject_type: "step",
    subject_id: touch.id,
    fields: ["status", "skip_reason"],
  });
}

/** What nobody approved as it stands goes back to a person, as a new version that old buttons cannot decide. */
async function voidApproval(tenant: Tenant, touch: Touch, reason: string): Promise<void> {
  await release(tenant, touch, { status: "pending", approval_state: "none" });
  await askAgain(tenant, await readTouch(tenant.tx, touch.id), reason);
  await tenant.audit({
    action: "void_approval",
    subject_type: "step",
    subject_id: touch.id,
    fields: ["status", "approval_state", "approved_hash"],
  });
}
