import { AppError } from "../errors.ts";

/**
 * What a failed call to a vendor's mail API means.
 * - `refused`: it certainly did nothing, and the same call may do better later.
 * - `invalid`: it certainly did nothing and never will.
 * - `gone`: the thing asked for is not there.
 * - `no_access`: the token was not taken.
 * - `unclear`: it may have been done.
 */
export type VendorFailure = {
  kind: "refused" | "invalid" | "gone" | "no_access" | "unclear";
  retryAfterMs: number | null;
  /** The HTTP status that was answered; null where no whole answer came. */
  status: number | null;
  /** A sentence for a person; never holds a token. */
  reason: string;
};

/** A failed call as an error that holds no request, so it may be logged. */
export class VendorRefusal extends AppError {
  readonly failure: VendorFailure;

  constructor(failure: VendorFailure) {
    super(failure.kind === "invalid" ? "invalid_input" : "unavailable", {
      say: failure.reason,
      next: "Try again later; look at /sdr connect if it goes on.",
      retryAfterMs: failure.retryAfterMs,
    });
    this.failure = failure;
  }
}

/** What the vendor answered; null where the call never got so far. */
export function failureOf(thrown: unknown): VendorFailure | null {
  return thrown instanceof VendorRefusal ? thrown.failure : null;
}
