import { Temporal } from "temporal-polyfill";
import type { UserSettings } from "../people/user-settings.ts";

/**
 * When the quiet hours that hold at `now` end (UTC instant), less than a day later; null when none hold.
 * `from` belongs to them and `to` does not, both as times of day in `zone`; they may pass midnight. Where
 * summer time leaves `to` out, the next valid minute counts.
 */
export function quietUntil(
  quiet: UserSettings["quiet_hours"],
  zone: string,
  now: Date,
): Date | null {
  if (!quiet || quiet.from === quiet.to) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const clock = local.toPlainTime();
  const [from, to] = [Temporal.PlainTime.from(quiet.from), Temporal.PlainTime.from(quiet.to)];
  const passesMidnight = Temporal.PlainTime.compare(from, to) > 0;
  const begun = Temporal.PlainTime.compare(clock, from) >= 0;
  const over = Temporal.PlainTime.compare(clock, to) >= 0;
  if (passesMidnight ? !begun && over : !begun || over) return null;
  const day = local.toPlainDate().add({ days: passesMidnight && begun ? 1 : 0 });
  const end = day.toZonedDateTime({ timeZone: zone, plainTime: to });
  return new Date(end.epochMilliseconds);
}
