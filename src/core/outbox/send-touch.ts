import { clockActor } from "../actor.ts";
import type { Touch } from "../approvals/read-touch.ts";
import type { CoreDeps } from "../core-deps.ts";
import type { AppError } from "../errors.ts";
import { openTenant, type Tenant } from "../operation.ts";
import type { Mailbox, OutgoingMail, SendOutcome } from "../ports/mailbox.ts";
import { type Attempt, type Checkpoint, SEND_LEASE_SECONDS } from "./attempt.ts";
import { callProvider, PATIENCE, type Patience } from "./call-provider.ts";
import { holdMailbox, isMailboxFault } from "./hold-mailbox.ts";
import { inTime } from "./in-time.ts";
import { openMailbox } from "./open-mailbox.ts";
import { outgoingMail } from "./outgoing-mail.ts";
import { enterSending, lockTouch, passGate, putOff } from "./pass-gate.ts";
import { recordLate } from "./record-late.ts";
import { msSinceSending } from "./record-outcome.ts";
import { type SettleResult, settleSend } from "./settle-send.ts";

/** What became of one claim, for logs and metrics; `refused` by the gate, or by a stop that was quicker. */
export type SendResult = SettleResult | "refused";

type Prepared = { touch: Touch; mail: OutgoingMail };

type Work = {
  deps: CoreDeps;
  attempt: Attempt;
  patience: Patience;
  inTenant<T>(fn: (tenant: Tenant) => Promise<T>): Promise<T>;
  reached(checkpoint: Checkpoint): Promise<void>;
};

/**
 * Carries one claimed touch through: gate, one-shot token, gate again with the committed intent, the
 * call, the record. No transaction is open while the network is waited for, and every write is fenced
 * by the attempt id, so a worker that lost its lease changes nothing.
 */
export async function sendTouch(
  deps: CoreDeps,
  attempt: Attempt,
  patience: Patience = PATIENCE,
): Promise<SendResult> {
  const work: Work = {
    deps,
    attempt,
    patience,
    inTenant: (fn) => openTenant({ deps, actor: clockActor(attempt) }, fn),
    reached: async (checkpoint) => deps.checkpoint?.(checkpoint, attempt.step_id),
  };
  await work.reached("claimed");
  const prepared = await work.inTenant((tenant) => prepare(tenant, attempt));
  if (!prepared) return "refused";
  const { touch } = prepared;
  const recovering = touch.delivery_state === "sending";
  const opened = await callProvider(deps, {
    ask: () => openMailbox(deps, { ...attempt, mailbox_id: touch.mailbox_id ?? "" }),
    ms: patience.answerMs,
    mayHaveLeft: recovering,
  });
  if ("failed" in opened) return notOpened(work, touch, opened);
  const mailbox = opened.answer;
  try {
    return await (recovering ? recover : carry)(work, mailbox, prepared);
  } finally {
    await inTime(mailbox.close(), { ms: patience.answerMs, who: "The mail provider" }).catch(
      (error: unknown) => deps.log.debug({ err: String(error) }, "closing a mailbox failed"),
    );
  }
}

/** Looked at again after this, in ms, while its mailbox waits for a person. */
const HELD_RECHECK_MS = 60_000;

/** A mailbox that cannot be opened is no fault of the message: only the mailbox is stopped, and no try is counted. */
async function notOpened(
  work: Work,
  touch: Touch,
  { failed, error }: { failed: SendOutcome; error: AppError },
): Promise<SendResult> {
  if (!isMailboxFault(error)) return settle(work, failed);
  const held = await work.inTenant(async (tenant) => {
    const current = await lockTouch(tenant, work.attempt);
    await holdMailbox(tenant, current ?? touch, error);
    if (!current || current.delivery_state === "sending") return false;
    const until = new Date(tenant.now.getTime() + HELD_RECHECK_MS);
    await putOff(tenant, current, { until, reason: error.say });
    return true;
  });
  // What had begun to leave before is another matter: it may be out.
  return held ? "refused" : settle(work, failed);
}

/** A first look at the gate, so that nothing is prepared at the provider for a touch that may not go. */
async function prepare(tenant: Tenant, attempt: Attempt): Promise<Prepared | null> {
  const touch = await lockTouch(tenant, attempt);
  if (!touch) return null;
  if (touch.delivery_state !== "sending" && !(await passGate(tenant, touch))) return null;
  return { touch, mail: await outgoingMail(tenant, touch) };
}

/** From the token to the record. A provider that cannot make a token now has certainly sent nothing. */
async function carry(work: Work, mailbox: Mailbox, prepared: Prepared): Promise<SendResult> {
  const { touch, mail } = prepared;
  if (touch.provider_draft_id)
    return commitAndSend(work, mailbox, { ...prepared, draftId: touch.provider_draft_id });
  const made = await callProvider(work.deps, {
    ask: () => mailbox.prepare(mail),
    ms: work.patience.answerMs,
    mayHaveLeft: false,
  });
  if ("failed" in made) return settle(work, made.failed);
  const draftId = made.answer?.draftId ?? null;
  await work.reached("token_made");
  if (draftId !== null && !(await keepToken(work, draftId))) return "lost";
  await work.reached("token_committed");
  return commitAndSend(work, mailbox, { ...prepared, draftId });
}

/** The token is committed before it is used: a later worker sends this very draft or none. */
function keepToken({ inTenant, attempt }: Work, draftId: string): Promise<boolean> {
  return inTenant(async ({ tx }) => {
    const kept = await tx.sequenceStep.updateMany({
      where: { id: attempt.step_id, attempt_id: attempt.attempt_id, status: "scheduled" },
      data: { provider_draft_id: draftId, delivery_state: "prepared" },
    });
    return kept.count === 1;
  });
}

async function commitAndSend(
  work: Work,
  mailbox: Mailbox,
  ready: Prepared & { draftId: string | null },
): Promise<SendResult> {
  const begun = Date.now();
  const entered = await work.inTenant((tenant) => commitIntent(tenant, work.attempt));
  if (!entered) return "refused";
  await work.reached("intent_committed");
  if (!(await isStillOurs(work, begun))) return settleSend(work.deps, work.attempt, HELD_UP);
  const sent = await keepClaim(work, () =>
    callProvider(work.deps, {
      ask: () => mailbox.send(ready.mail, ready.draftId),
      ms: work.patience.sendMs,
      mayHaveLeft: true,
    }),
  );
  const outcome = "failed" in sent ? sent.failed : sent.answer;
  const result = await settle(work, outcome);
  if (result === "lost" && wasTaken(outcome)) {
    const { touch, draftId } = ready;
    const late = { touch, draftId, receipt: outcome.kind === "sent" ? outcome.receipt : null };
    await work.inTenant((tenant) => recordLate(tenant, work.attempt, late));
  }
  return result;
}

async function commitIntent(tenant: Tenant, attempt: Attempt): Promise<boolean> {
  const touch = await lockTouch(tenant, attempt);
  if (!touch) return false;
  if (touch.accepted_at) {
    // Somebody heard meanwhile that it was taken: it is looked for, and not handed over again.
    await setDelivery(tenant, touch, "sending");
    return false;
  }
  if (!(await passGate(tenant, touch))) return false;
  await enterSending(tenant, touch);
  return true;
}

/** A process that slept since it committed the intent hands nothing over: others may have judged it dead. */
const HELD_UP: SendOutcome = {
  kind: "not_sent",
  retry: true,
  retryAfterMs: null,
  reason: "The sender was held up before it could hand the message over.",
};

/** Renews the claim right before the call; false when it is another's by now, or half its lease has passed. */
async function isStillOurs({ inTenant, attempt, deps }: Work, begun: number): Promise<boolean> {
  const young = SEND_LEASE_SECONDS / 2;
  const renewed = await inTenant(
    ({ tx }) => tx.$executeRaw`
      update sequence_steps
      set lease_until = clock_timestamp() + make_interval(secs => ${SEND_LEASE_SECONDS}::int)
      where id = ${attempt.step_id}::uuid and attempt_id = ${attempt.attempt_id}::uuid
        and status = 'scheduled' and delivery_state = 'sending'
        and lease_until > clock_timestamp() + make_interval(secs => ${young}::int)`,
  ).catch((error: unknown) => {
    deps.log.warn({ err: String(error) }, "a claim could not be renewed before the call");
    return 0;
  });
  return renewed === 1 && Date.now() - begun < young * 1000;
}

function wasTaken(outcome: SendOutcome): boolean {
  return outcome.kind === "sent" || (outcome.kind === "unknown" && outcome.accepted === true);
}

/** Renews the claim for as long as the provider takes, so that nobody takes over a send that goes on. */
async function keepClaim<T>(work: Work, send: () => Promise<T>): Promise<T> {
  const { attempt, inTenant, deps } = work;
  const renew = () =>
    inTenant(
      ({ tx }) => tx.$executeRaw`
        update sequence_steps
        set lease_until = clock_timestamp() + make_interval(secs => ${SEND_LEASE_SECONDS}::int)
        where id = ${attempt.step_id}::uuid and attempt_id = ${attempt.attempt_id}::uuid
          and delivery_state = 'sending'`,
    ).catch((error: unknown) =>
      deps.log.warn({ err: String(error) }, "a claim could not be renewed"),
    );
  const beat = setInterval(renew, (SEND_LEASE_SECONDS * 1000) / 3);
  return send().finally(() => clearInterval(beat));
}

/**
 * Takes over a touch whose sender died after the commit: finds out what became of it. Only a provider
 * that proves it unsent gets the same token again, and only through the gate: at once after a first
 * sender that died, else like any other failure, with its wait, its count and its end.
 */
async function recover(work: Work, mailbox: Mailbox, prepared: Prepared): Promise<SendResult> {
  const { touch, mail } = prepared;
  const draftId = touch.provider_draft_id;
  const looked = await callProvider(work.deps, {
    ask: () => mailbox.lookUp(mail, draftId),
    ms: work.patience.answerMs,
    mayHaveLeft: true,
  });
  if ("failed" in looked) return settle(work, looked.failed);
  if (looked.answer.kind !== "sendable") return settle(work, looked.answer);
  const { safeAfterMs = 0 } = looked.answer;
  const verdict = await work.inTenant((tenant) => beginAgain(tenant, work.attempt, safeAfterMs));
  return verdict ? settle(work, verdict) : commitAndSend(work, mailbox, { ...prepared, draftId });
}

const TOO_SOON = "It looks unsent, but the mail provider may have taken it a moment ago.";

/**
 * Takes the token back for another try at once, which is null; else what to write down: that it did not
 * go, or why what looks unsent may have been taken all the same.
 */
async function beginAgain(
  tenant: Tenant,
  attempt: Attempt,
  safeAfterMs: number,
): Promise<SendOutcome | null> {
  const touch = await lockTouch(tenant, attempt);
  if (!touch) return null;
  if (touch.accepted_at)
    return { kind: "unknown", reason: "The mail provider took it, and has not sent it yet." };
  if (msSinceSending(touch, tenant.now) < safeAfterMs) return { kind: "unknown", reason: TOO_SOON };
  const answered = touch.last_error !== null && touch.last_error !== TOO_SOON;
  if (answered || touch.attempts > 1) {
    const reason = touch.last_error ?? "The sender stopped before it could hand the message over.";
    return { kind: "not_sent", retry: true, retryAfterMs: null, reason };
  }
  await setDelivery(tenant, touch, "prepared");
  return null;
}

async function setDelivery(
  { tx }: Tenant,
  { id }: Touch,
  delivery_state: "prepared" | "sending",
): Promise<void> {
  await tx.sequenceStep.update({ where: { id }, data: { delivery_state }, select: { id: true } });
}

async function settle(work: Work, outcome: SendOutcome): Promise<SendResult> {
  await work.reached("provider_answered");
  const result = await settleSend(work.deps, work.attempt, outcome);
  await work.reached("recorded");
  return result;
}
