/** No refusal has a touch looked at again sooner, in ms. */
const SOONEST_RECHECK_MS = 1_000;

/** When a refused touch is looked at again: a time that has come already would have it claimed again and again. */
export function putOffUntil(until: Date, now: Date): Date {
  const soonest = new Date(now.getTime() + SOONEST_RECHECK_MS);
  return until > soonest ? until : soonest;
}
