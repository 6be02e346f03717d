/** The one error of the product. Thrown deep, caught once per surface. */
export class AppError extends Error {
    name = "AppError";
    code;
    say;
    field;
    next;
    retryable;
    constructor(code, options) {
        super(options.message ?? options.say, { cause: options.cause });
        this.code = code;
        this.say = options.say;
        this.field = options.field;
        this.next = options.next;
        this.retryable = options.retryable ?? code === "unavailable";
    }
}
/** Any thrown value as an AppError; what we did not throw ourselves becomes `internal`. */
export function asAppError(thrown) {
    if (thrown instanceof AppError)
        return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new AppError("internal", {
        say: "Something went wrong on our side. Nothing was changed; please try again.",
        message,
        cause: thrown,
    });
}
//# sourceMappingURL=errors.js.map