import { clockActor } from "../actor.ts";
import { assignMailboxes } from "../campaigns/assign-mailboxes.ts";
import type { CoreDeps } from "../core-deps.ts";
import { asAppError } from "../errors.ts";
import { openTenant, type ProcessContext, type Tenant } from "../operation.ts";
import { NO_LINKEDIN } from "../outbox/decide-send.ts";
import { takesLinkedin } from "../outbox/mailbox-facts.ts";
import { leaveOut } from "../outbox/pass-gate.ts";
import { mailboxKind } from "../outbox/read-gate-facts.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { type PreparedDraft, prepareDraft, wordTouch } from "./draft-touch.ts";
import { readTouch, type Touch } from "./read-touch.ts";
import { requestOrApprove } from "./request-approval.ts";
import { storeDraft } from "./store-draft.ts";

/** Seconds a writer has for one draft before another process takes over. */
const DRAFT_LEASE_SECONDS = 120;
/** How many drafts one process has written at once. */
const CONCURRENCY = 4;
/** What may pass is tried so often, five minutes apart; the rest again every hour, since a lead may be completed. */
const MAX_ATTEMPTS = 5;
const SOON_MS = 5 * 60_000;
const LATER_MS = 60 * 60_000;

type DueDraft = { step_id: string; user_id: string; clerk_id: string; attempt_id: string };

/**
 * Writes the drafts that are due, over all tenants, and asks for approval; several at once, since a
 * writer may take its time. Answers how many were claimed. After an abort the rest is left for later.
 */
export async function draftDueTouches(
  deps: CoreDeps,
  options: { limit: number; signal: AbortSignal },
): Promise<number> {
  if (options.signal.aborted) return 0;
  const due = await deps.db.prisma.$queryRaw<DueDraft[]>`
    select step_id, user_id, clerk_id, attempt_id
    from dispatch.claim_due_drafts(${options.limit}::int, ${DRAFT_LEASE_SECONDS}::int)`;
  const queue = [...due];
  const writers = Array.from({ length: Math.min(CONCURRENCY, due.length) }, async () => {
    for (let claim = queue.shift(); claim; claim = queue.shift()) {
      await draftOne(deps, claim, options.signal);
    }
  });
  await Promise.all(writers);
  return due.length;
}

/** One draft harms only itself, also when noting its failure fails: its lease runs out and it comes again. */
async function draftOne(deps: CoreDeps, claim: DueDraft, signal: AbortSignal): Promise<void> {
  const actor = clockActor(claim);
  const context: ProcessContext = {
    actor,
    deps,
    inTenant: (fn) => openTenant({ deps, actor }, fn),
  };
  const { step_id } = claim;
  try {
    await (signal.aborted ? handBack(context, claim) : writeDraft(context, claim));
  } catch (thrown) {
    const { code, message } = asAppError(thrown);
    deps.log.warn({ step_id, code, err: message }, "a draft could not be written");
    await context
      .inTenant((tenant) => reportFailedDraft(tenant, claim, thrown))
      .catch((error: unknown) =>
        deps.log.error({ step_id, err: String(error) }, "a failed draft could not be noted"),
      );
  }
}

async function handBack(context: ProcessContext, claim: DueDraft): Promise<void> {
  await context.inTenant(({ tx }) =>
    tx.sequenceStep.updateMany({
      where: { id: claim.step_id, attempt_id: claim.attempt_id, status: "pending" },
      data: { delivery_state: "idle", lease_until: null },
    }),
  );
}

async function writeDraft(context: ProcessContext, claim: DueDraft): Promise<void> {
  const prepared = await context.inTenant((tenant) => prepareClaim(tenant, claim));
  if (!prepared) return;
  const { touch, variant } = prepared;
  const draft = await wordTouch(context, prepared);
  await context.inTenant(async (tenant) => {
    const words = { ...draft, variant };
    const stored = await storeDraft(tenant, { touch, words, author: draft.writer });
    if (stored) await requestOrApprove(tenant, stored);
  });
}

async function prepareClaim(tenant: Tenant, claim: DueDraft): Promise<PreparedDraft | null> {
  const claimed = await readTouch(tenant.tx, claim.step_id);
  if (claimed.attempt_id !== claim.attempt_id || claimed.status !== "pending") return null;
  if (claimed.mailbox?.status !== "ok")
    await assignMailboxes(tenant, claimed.campaign_id, claimed.lead_id);
  const touch = await readTouch(tenant.tx, claim.step_id);
  if (canLeave(tenant, touch)) return prepareDraft(tenant, touch, null);
  await leaveOut(tenant, touch, NO_LINKEDIN);
  return null;
}

/** A step on LinkedIn without an account there would hold up the mails after it for ever. */
function canLeave({ deps }: Tenant, { channel, mailbox }: Touch): boolean {
  if (channel === "email") return true;
  return mailbox !== null && takesLinkedin(mailboxKind(deps, mailbox), mailbox);
}

/** A draft that cannot be written is set aside with its reason; the others go on. */
async function reportFailedDraft(tenant: Tenant, claim: DueDraft, thrown: unknown): Promise<void> {
  const { tx, now } = tenant;
  const { code, say, next, retryable } = asAppError(thrown);
  const touch = await readTouch(tx, claim.step_id);
  const mayPass = retryable || code === "internal";
  const passing = mayPass && touch.attempts < MAX_ATTEMPTS;
  const again = new Date(now.getTime() + (passing ? SOON_MS : LATER_MS));
  const set = await tx.sequenceStep.updateMany({
    where: { id: claim.step_id, attempt_id: claim.attempt_id, status: "pending" },
    data: { delivery_state: "idle", lease_until: null, draft_due_at: again, last_error: say },
  });
  // Said once, when waiting has not helped or cannot; the trials of the next hours are silent.
  const isNew = touch.last_error !== say || (mayPass && touch.attempts === MAX_ATTEMPTS);
  if (set.count === 0 || passing || !isNew) return;
  await queuePosts(tenant, {
    kind: "notice",
    subject: `undrafted:${claim.step_id}`,
    payload: {
      text: `The message to ${touch.lead.full_name} in "${touch.campaign.name}" could not be written: ${say}`,
      next: `${next ?? "Complete the lead's details, or change the template."} It is tried again every hour.`,
    },
  });
}
