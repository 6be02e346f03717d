/** Seconds a claim holds. A slow provider is waited for longer: the claim is renewed while we do. */
export const SEND_LEASE_SECONDS = 120;
/** Sends that failed for a passing reason are tried so often, then given up in view. */
export const MAX_ATTEMPTS = 8;
/** Wait before try `attempts + 1`, in ms: exponential with full jitter, from a minute to six hours. */
export function retryDelayMs(attempts, random) {
    const ceiling = Math.min(6 * 3_600_000, 60_000 * 2 ** attempts);
    return Math.round(30_000 + random * ceiling);
}
//# sourceMappingURL=attempt.js.map