/** One claim of one due touch. The attempt id fences every write: a worker that lost its lease changes nothing. */
export type Attempt = {
  step_id: string;
  user_id: string;
  clerk_id: string;
  attempt_id: string;
  /** The worker before died on it; look before you send. */
  recovering: boolean;
};

/** The points of a send between which a process may die, in order; see `CoreDeps.checkpoint`. */
export type Checkpoint =
  | "claimed"
  | "token_made"
  | "token_committed"
  | "intent_committed"
  | "provider_answered"
  | "recorded";

/** Seconds a claim holds. A slow provider is waited for longer: the claim is renewed while we do. */
export const SEND_LEASE_SECONDS = 120;

/** Sends that failed for a passing reason are tried so often at least, then given up in view. */
export const MAX_ATTEMPTS = 8;

/** No more than so many, whatever a provider asks for: each failure comes to an end in view. */
export const MOST_ATTEMPTS = 3 * MAX_ATTEMPTS;

/** However the waits fall out, none is given up before it failed for so long, in ms: outages end. */
export const LEAST_TRYING_MS = 24 * 3_600_000;

/** Wait before try `attempts + 1`, in ms: half a minute, and full jitter up to a minute, two, four … six hours. */
export function retryDelayMs(attempts: number, random: number): number {
  const ceiling = Math.min(6 * 3_600_000, 60_000 * 2 ** attempts);
  return Math.round(30_000 + random * ceiling);
}
