import type { CoreDeps } from "../core-deps.ts";
import { AppError, asAppError } from "../errors.ts";
import type { SendOutcome } from "../ports/mailbox.ts";
import { inTime } from "./in-time.ts";

/** How long a provider is waited for, in ms; after that its answer counts as lost. */
export type Patience = { sendMs: number; answerMs: number };

/** A send may take the ten minutes that RFC 5321, section 4.5.3.2.6 grants; other answers fit into a lease. */
export const PATIENCE: Patience = { sendMs: 12 * 60_000, answerMs: 45_000 };

export type ProviderCall<T> = {
  ask: () => Promise<T>;
  ms: number;
  /** The message may be out already, so a failure proves nothing. */
  mayHaveLeft: boolean;
};

/** The provider's answer, or what its failure means for the touch; never throws. */
export async function callProvider<T>(
  deps: CoreDeps,
  { ask, ms, mayHaveLeft }: ProviderCall<T>,
): Promise<{ answer: T } | { failed: SendOutcome; error: AppError }> {
  try {
    return { answer: await inTime(ask(), { ms, who: "The mail provider" }) };
  } catch (thrown) {
    const error = asAppError(thrown);
    const { code, message } = error;
    deps.log.warn({ code, err: message }, "a mail provider failed");
    return { failed: mayHaveLeft ? lost(thrown) : notSent(thrown), error };
  }
}

function lost(thrown: unknown): SendOutcome {
  return { kind: "unknown", reason: sentenceOf(thrown) };
}

/** Only what the caller must correct is given up at once; a lost connection can be mended while we wait. */
function notSent(thrown: unknown): SendOutcome {
  const { code, retryable, retryAfterMs } = asAppError(thrown);
  const retry = retryable || code === "internal" || code === "not_connected";
  return { kind: "not_sent", retry, retryAfterMs, reason: sentenceOf(thrown) };
}

function sentenceOf(thrown: unknown): string {
  return thrown instanceof AppError ? thrown.say : "The mail provider gave no usable answer.";
}
