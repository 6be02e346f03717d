type Gap = { min_gap_seconds: number; gap_jitter_seconds: number };

/** When a mailbox that sends at `now` may send again; `random` is 0 to 1. Null: at once. */
export function nextFreeAt(gap: Gap, now: Date, random: number): Date | null {
  const gapMs = (gap.min_gap_seconds + gap.gap_jitter_seconds * random) * 1000;
  return gapMs > 0 ? new Date(now.getTime() + gapMs) : null;
}
