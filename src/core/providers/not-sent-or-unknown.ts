import { asAppError } from "../errors.ts";
import type { LookUp, SendOutcome } from "../ports/mailbox.ts";
import { failureOf } from "./vendor-refusal.ts";

/** Without an answer of the vendor itself the token was what failed, before the call: nothing was sent. */
export function notSentOrUnknown(thrown: unknown): Extract<SendOutcome, { reason: string }> {
  const failure = failureOf(thrown);
  const reason = failure?.reason ?? asAppError(thrown).say;
  const retryAfterMs = failure?.retryAfterMs ?? null;
  if (failure?.kind === "unclear") return { kind: "unknown", retryAfterMs, reason };
  return { kind: "not_sent", retry: true, retryAfterMs, reason };
}

/** A look at the provider that failed: it found nothing out, and may say when to look again. */
export function notKnown(thrown: unknown): Extract<LookUp, { kind: "unknown" }> {
  const { say: reason, retryAfterMs } = asAppError(thrown);
  return { kind: "unknown", retryAfterMs, reason };
}
