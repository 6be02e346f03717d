/** A line with the date, where a new day begins in the reader's calendar. */
export function DayLine({ ts, before }: { ts: string; before: string | undefined }) {
  const day = dayOf(ts);
  if (before !== undefined && dayOf(before) === day) return null;
  return (
    <p class="day-line">
      <span>{day}</span>
    </p>
  );
}

function dayOf(ts: string): string {
  const shape = { weekday: "long", month: "long", day: "numeric" } as const;
  return new Intl.DateTimeFormat("en", shape).format(Number(ts) * 1000);
}
