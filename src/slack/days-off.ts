import { Temporal } from "temporal-polyfill";

/** As many as a send window takes. */
const MOST = 366;

const PART = /^(\d{4}-\d{2}-\d{2})(?: *(?:to|until|–|\.\.) *(\d{4}-\d{2}-\d{2}))?$/i;

/** Dates as a person types them: `2026-12-24 to 2027-01-01, 2027-05-01`; days in a row become one range. */
export function toDaysOffText(dates: readonly string[]): string {
  const days = [...new Set(dates)].sort().map((date) => Temporal.PlainDate.from(date));
  const ranges: [Temporal.PlainDate, Temporal.PlainDate][] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last?.[1].add({ days: 1 }).equals(day)) last[1] = day;
    else ranges.push([day, day]);
  }
  return ranges
    .map(([from, to]) => (from.equals(to) ? from.toString() : `${from} to ${to}`))
    .join(", ");
}

/** The dates (YYYY-MM-DD, in order, each once) that a person typed; else what is wrong, in a sentence. */
export function readDaysOff(text: string): { dates: string[] } | { problem: string } {
  const parts = text.split(/[,;\n]+/).map((part) => part.trim());
  const dates = new Set<string>();
  for (const part of parts.filter((each) => each !== "")) {
    const days = daysOf(part);
    if (!days) {
      const shown = part.slice(0, 40);
      return { problem: `"${shown}" is no date. Write 2026-12-25, or 2026-12-24 to 2027-01-01.` };
    }
    for (const day of days) dates.add(day);
    if (dates.size > MOST) return { problem: `At most ${MOST} days; this is more.` };
  }
  return { dates: [...dates].sort() };
}

/** Null when it is no date or no range; never more days than are taken, plus one. */
function daysOf(part: string): string[] | null {
  const [, first, last = first] = PART.exec(part) ?? [];
  if (!first || !last) return null;
  try {
    const from = Temporal.PlainDate.from(first, { overflow: "reject" });
    const length = from.until(Temporal.PlainDate.from(last, { overflow: "reject" })).days + 1;
    if (length < 1) return null;
    return Array.from({ length: Math.min(length, MOST + 1) }, (_, ahead) =>
      from.add({ days: ahead }).toString(),
    );
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
