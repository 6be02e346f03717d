/** What went wrong, in the few words every surface can translate (HTTP status, Slack text, MCP). */
export type ErrorCode =
  | "invalid_input" // the caller can mend it: a field is missing or wrong
  | "not_found" // no such thing in this tenant
  | "conflict" // somebody else decided or changed it first
  | "not_allowed" // this actor may not do this
  | "not_connected" // a mailbox, key or account must be connected first
  | "unavailable" // an outside system or the database did not answer
  | "misconfigured" // the person who runs the product must change a setting
  | "internal"; // a bug of ours

export type AppErrorOptions = {
  /** One sentence for the person: what happened, and what to do next. */
  say: string;
  /** The log's own words; defaults to `say`. Never shown to a person or a model. */
  message?: string;
  /** The input field at fault, as the caller spells it. */
  field?: string;
  /** What a caller should do next, for agents; a short imperative. */
  next?: string;
  /** Whether the same call may succeed later unchanged. */
  retryable?: boolean;
  /** How long the outside system asked us to wait, in ms. */
  retryAfterMs?: number | null;
  cause?: unknown;
};

/** The one error of the product. Thrown deep, caught once per surface. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly say: string;
  readonly field: string | undefined;
  readonly next: string | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;

  constructor(code: ErrorCode, options: AppErrorOptions) {
    super(options.message ?? options.say, { cause: options.cause });
    this.code = code;
    this.say = options.say;
    this.field = options.field;
    this.next = options.next;
    this.retryable = options.retryable ?? code === "unavailable";
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** Any thrown value as an AppError; what we did not throw ourselves becomes `internal`. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError("internal", {
    say: "Something went wrong on our side. Nothing was changed; please try again.",
    message,
    cause: thrown,
  });
}
