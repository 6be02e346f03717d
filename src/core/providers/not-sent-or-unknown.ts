import { asAppError } from "../errors.ts";
import type { SendOutcome } from "../ports/mailbox.ts";
import { failureOf } from "./vendor-refusal.ts";

/** Without an answer of the vendor itself the token was what failed, before the call: nothing was sent. */
export function notSentOrUnknown(thrown: unknown): Extract<SendOutcome, { reason: string }> {
  const failure = failureOf(thrown);
  const reason = failure?.reason ?? asAppError(thrown).say;
  if (failure?.kind === "unclear") return { kind: "unknown", reason };
  return { kind: "not_sent", retry: true, retryAfterMs: failure?.retryAfterMs ?? null, reason };
}
