import { setTimeout as pause } from "node:timers/promises";
import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { openTenant, type Tenant } from "../operation.ts";
import type { SendOutcome } from "../ports/mailbox.ts";
import type { Attempt } from "./attempt.ts";
import { lockTouch } from "./pass-gate.ts";
import {
  countFailure,
  keepAccepted,
  lookAgainLater,
  recordNotSent,
  recordSent,
  recordUncertain,
} from "./record-outcome.ts";

/** `looking`: the provider will be asked again; `lost`: the claim is another worker's by now. */
export type SettleResult = "sent" | "not_sent" | "looking" | "uncertain" | "lost";

/** Waits between the tries at writing an outcome down, in ms; well within the lease. */
const AGAIN_AFTER_MS = [250, 1_000, 4_000];

/**
 * Writes down what the provider said. It is said once, so a database that fails for a moment is tried
 * again; if it goes on failing the claim stays as it is, and whoever recovers it asks the provider.
 */
export async function settleSend(
  deps: CoreDeps,
  attempt: Attempt,
  outcome: SendOutcome,
): Promise<SettleResult> {
  const write = () =>
    openTenant({ deps, actor: clockActor(attempt) }, (tenant) => record(tenant, attempt, outcome));
  for (const ms of AGAIN_AFTER_MS) {
    try {
      return await write();
    } catch (error) {
      deps.log.warn(
        { step_id: attempt.step_id, err: String(error) },
        "an outcome was not recorded",
      );
      await pause(ms);
    }
  }
  return write();
}

async function record(
  tenant: Tenant,
  attempt: Attempt,
  outcome: SendOutcome,
): Promise<SettleResult> {
  const touch = await lockTouch(tenant, attempt);
  if (!touch) return "lost";
  switch (outcome.kind) {
    case "sent":
      await recordSent(tenant, attempt, { touch, receipt: outcome.receipt });
      return "sent";
    case "not_sent":
      await recordNotSent(tenant, attempt, { ...outcome, touch });
      if (outcome.retry) await countFailure(tenant, touch.mailbox_id);
      return "not_sent";
    case "unknown":
      if (outcome.accepted) await keepAccepted(tenant, touch);
      if (await lookAgainLater(tenant, attempt, { ...outcome, touch })) return "looking";
      await recordUncertain(tenant, attempt, { touch, reason: outcome.reason });
      return "uncertain";
  }
}
