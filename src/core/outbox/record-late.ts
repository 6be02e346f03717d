import { readTouch, type Touch } from "../approvals/read-touch.ts";
import type { Tenant } from "../operation.ts";
import type { SendReceipt } from "../ports/mailbox.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import type { Attempt } from "./attempt.ts";
import { lockLead, lockMailbox } from "./lock-lead.ts";
import { keepAccepted, recordSent, recordUncertain } from "./record-outcome.ts";

/** What a sender that lost its claim knows: the provider took this version, with a receipt where it gave one. */
export type LateAnswer = {
  /** As it was handed over. */
  touch: Touch;
  draftId: string | null;
  receipt: SendReceipt | null;
};

/**
 * The one write without a claim: a mail went out although its claim was lost. Whatever the touch has become
 * meanwhile, the mail is recorded, or a person is asked, or told; it is never passed over in silence.
 */
export async function recordLate(
  tenant: Tenant,
  attempt: Attempt,
  late: LateAnswer,
): Promise<void> {
  const { draftId, receipt } = late;
  const current = await lockAsItStands(tenant, late.touch);
  const isSameToken = current?.provider_draft_id === draftId;
  // The same mail, known already; or its question is before a person, whom SMTP leaves no other way.
  if (current?.status === "sent" && isSameToken) return;
  if (current?.delivery_state === "uncertain" && isSameToken && !draftId) return;
  if (current?.delivery_state === "sending" && isSameToken && draftId)
    return keepAccepted(tenant, current);
  if (!current || current.status === "sent" || current.delivery_state === "sending") {
    await tellLate(tenant, attempt, current);
    return;
  }
  const touch = await takeBack(tenant, attempt, { late, current });
  if (receipt) await recordSent(tenant, attempt, { touch, receipt });
  else await recordUncertain(tenant, attempt, { touch, reason: "The mail provider took it late" });
}

async function lockAsItStands(tenant: Tenant, { id, lead_id }: Touch): Promise<Touch | null> {
  const { tx } = tenant;
  await lockLead(tx, lead_id);
  const seen = await tx.sequenceStep.findUnique({ where: { id }, select: { mailbox_id: true } });
  if (!seen) return null;
  if (seen.mailbox_id) await lockMailbox(tx, seen.mailbox_id);
  await tx.$queryRaw`select 1 from sequence_steps where id = ${id}::uuid for no key update`;
  return readTouch(tx, id);
}

/** The version that went takes the place of whatever came after it, and every other claim ends. */
async function takeBack(
  { tx, now }: Tenant,
  { attempt_id }: Attempt,
  { late, current }: { late: LateAnswer; current: Touch },
): Promise<Touch> {
  const { payload, content_hash, approval_state, approved_hash, approved_via } = late.touch;
  const version = { payload, content_hash, approval_state, approved_hash, approved_via };
  await tx.sequenceStep.update({
    where: { id: current.id },
    data: {
      ...version,
      status: "scheduled",
      skip_reason: null,
      delivery_state: "uncertain",
      attempt_id,
      provider_draft_id: late.draftId,
      accepted_at: now,
    },
    select: { id: true },
  });
  return { ...current, ...version };
}

/** Of somebody who was deleted meanwhile nothing is kept, not even the name. */
async function tellLate(tenant: Tenant, attempt: Attempt, current: Touch | null): Promise<void> {
  const who = current?.lead.full_name ?? "somebody who was deleted meanwhile";
  await queuePosts(tenant, {
    kind: "notice",
    subject: `late:${attempt.step_id}:${attempt.attempt_id}`,
    payload: {
      text: `The mail provider took a message to ${who} late, after it had been given up for lost.`,
      next: "Look in the mailbox's Sent folder whether it went out twice.",
    },
  });
}
