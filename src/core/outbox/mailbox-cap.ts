import { Temporal } from "temporal-polyfill";

type Caps = {
  daily_cap: number;
  ramp_start: number;
  ramp_step: number;
  ramp_from: Date;
  time_zone: string;
};

/** The most a mailbox sends on its local day: the cap, or less while it is being warmed up. */
export function capOn(caps: Caps, now: Date): number {
  const start = localDay(caps.ramp_from, caps.time_zone);
  const days = start.until(localDay(now, caps.time_zone), { largestUnit: "day" }).days;
  return Math.min(caps.daily_cap, caps.ramp_start + Math.max(0, days) * caps.ramp_step);
}

/** The calendar day in a zone. */
export function localDay(at: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
}

/** Clocks that were set back are that far behind at most; a day further ahead is one that never was. */
const DAYS_AHEAD = 7;

/**
 * Whether a mailbox's count still holds on a day: it began on that day, or on a later one before the clock
 * was set back. What left is not forgotten with the hour.
 */
export function countHolds(sent_day: Date | null, today: string): boolean {
  if (!sent_day) return false;
  const counted = Temporal.PlainDate.from(sent_day.toISOString().slice(0, 10));
  const ahead = Temporal.PlainDate.from(today).until(counted, { largestUnit: "day" }).days;
  return ahead >= 0 && ahead <= DAYS_AHEAD;
}

/** The instant at which the zone's next day begins. */
export function nextLocalDay(at: Date, zone: string): Date {
  const start = localDay(at, zone).add({ days: 1 }).toZonedDateTime(zone);
  return new Date(start.epochMilliseconds);
}
