/** How long a vendor's wish to wait is obeyed at most. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** Seconds or a date (RFC 9110, section 10.2.3), in ms from now; null when there is none. */
export function readRetryAfter(value: string | null | undefined, now: Date): number | null {
  if (!value) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : null;
}
