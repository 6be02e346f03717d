import { Temporal } from "temporal-polyfill";

/** Days a person is left alone when their absence names no return. */
const DEFAULT_DAYS = 7;
/** An absence beyond this is a misread date more often than a long leave. */
const MAX_DAYS = 180;

/**
 * Until when an absent person is held: nine in the morning of the first working day after the day they
 * are back, in their zone; without a return date, seven days from the day the notice came.
 */
export function holdUntil(returnDate: string | null, zone: string, receivedAt: Date): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(receivedAt.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const back = returnDate ? Temporal.PlainDate.from(returnDate) : null;
  const known =
    back && Temporal.PlainDate.compare(back, today) >= 0 && today.until(back).days <= MAX_DAYS;
  let day = known ? back.add({ days: 1 }) : today.add({ days: DEFAULT_DAYS });
  while (day.dayOfWeek > 5) day = day.add({ days: 1 });
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: "09:00" }).epochMilliseconds);
}
