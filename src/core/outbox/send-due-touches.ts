import { setTimeout as pause } from "node:timers/promises";
import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { asAppError } from "../errors.ts";
import { openTenant } from "../operation.ts";
import { type Attempt, SEND_LEASE_SECONDS } from "./attempt.ts";
import type { Patience } from "./call-provider.ts";
import { lockTouch } from "./pass-gate.ts";
import { recordNotSent } from "./record-outcome.ts";
import { type SendResult, sendTouch } from "./send-touch.ts";

/** How many sends one process has under way at once. */
const CONCURRENCY = 8;
/** While some are under way, what became due meanwhile is claimed this often, in ms. */
const CLAIM_EVERY_MS = 1_000;

export type SendReport = {
  claimed: number;
  results: Partial<Record<SendResult | "error", number>>;
};

export type SendDue = {
  /** Most touches taken in one claim. */
  limit: number;
  signal: AbortSignal;
  patience?: Patience;
};

/**
 * Sends what is due, over all tenants, until nothing is left or the signal is aborted, and waits for what
 * is under way. A touch is claimed only when a place is free for it, so a slow provider holds up nobody
 * else and an abort leaves no claim behind.
 */
export async function sendDueTouches(deps: CoreDeps, options: SendDue): Promise<SendReport> {
  const report: SendReport = { claimed: 0, results: {} };
  const underWay = new Set<Promise<void>>();
  const start = (attempt: Attempt) => {
    const send = attemptOne(deps, attempt, options.patience)
      .then((result) => {
        report.results[result] = (report.results[result] ?? 0) + 1;
      })
      .finally(() => underWay.delete(send));
    underWay.add(send);
  };
  try {
    while (!options.signal.aborted) {
      const free = Math.min(options.limit, CONCURRENCY - underWay.size);
      const claims = free > 0 ? await claimDue(deps, free) : [];
      report.claimed += claims.length;
      claims.forEach(start);
      if (underWay.size === 0) break;
      await Promise.race([...underWay, pause(CLAIM_EVERY_MS, undefined, { ref: false })]);
    }
  } finally {
    await Promise.all(underWay);
  }
  return report;
}

function claimDue(deps: CoreDeps, limit: number): Promise<Attempt[]> {
  return deps.db.prisma.$queryRaw<Attempt[]>`
    select step_id, user_id, clerk_id, attempt_id, recovering
    from dispatch.claim_due_steps(${limit}::int, ${SEND_LEASE_SECONDS}::int)`;
}

/** One failed touch harms only itself. */
async function attemptOne(
  deps: CoreDeps,
  attempt: Attempt,
  patience?: Patience,
): Promise<SendResult | "error"> {
  const { step_id } = attempt;
  try {
    return await sendTouch(deps, attempt, patience);
  } catch (thrown) {
    const { code, message, say } = asAppError(thrown);
    deps.log.error({ step_id, code, err: message }, "sending a touch failed");
    await setBack(deps, attempt, say).catch((error: unknown) =>
      deps.log.error({ step_id, err: String(error) }, "a touch could not be set back"),
    );
    return "error";
  }
}

/** Back into the queue with its reason, or given up in the end; what may have left waits for its lease to run out. */
function setBack(deps: CoreDeps, attempt: Attempt, reason: string): Promise<void> {
  return openTenant({ deps, actor: clockActor(attempt) }, async (tenant) => {
    const touch = await lockTouch(tenant, attempt);
    if (!touch || touch.delivery_state === "sending") return;
    const failure = { touch, retry: true, retryAfterMs: null, reason };
    await recordNotSent(tenant, attempt, failure);
  });
}
