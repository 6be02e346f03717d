import { Temporal } from "temporal-polyfill";
import { DATE_READERS, type DateKind } from "./date-readers.ts";
import type { Today } from "./resolve-day.ts";
import { NUMBER_WORDS } from "./words/calendar.ts";
import { LANGUAGES } from "./words/languages.ts";
import type { SoonWord } from "./words/vocabulary.ts";

const MOST_DATES = 100;

/** A day that a text names, and where: offsets into the plain words it was found in. */
export type FoundDate = { day: Temporal.PlainDate; start: number; end: number; by: DateKind };

/** Every day the plain words name, in order of appearance, seen from the day the mail came. */
export function findDates(words: string, today: Today): FoundDate[] {
  const found: FoundDate[] = [];
  for (const { pattern, read, by } of DATE_READERS) {
    for (const match of words.matchAll(pattern)) {
      const day = read(match.groups ?? {}, today);
      const place = { start: match.index, end: match.index + match[0].length };
      const taken = found.some((other) => place.start < other.end && other.start < place.end);
      if (day && !taken && found.length < MOST_DATES) found.push({ day, ...place, by });
    }
  }
  return [...found, ...spans(words, today)].sort((left, right) => left.start - right.start);
}

/** "Tomorrow", "next quarter", "in 3 weeks". */
function spans(words: string, today: Today): FoundDate[] {
  const found: FoundDate[] = [];
  for (const { soon, within } of LANGUAGES) {
    for (const [name, pattern] of Object.entries(soon)) {
      const match = pattern?.exec(words);
      if (match) found.push(span(match, soonDay(name as SoonWord, today)));
    }
    const match = within.exec(words);
    if (match) found.push(span(match, withinDay(match, today)));
  }
  return found;
}

function span(match: RegExpExecArray, day: Temporal.PlainDate): FoundDate {
  return { day, start: match.index, end: match.index + match[0].length, by: "span" };
}

function soonDay(word: SoonWord, today: Today): Temporal.PlainDate {
  const firstOfMonth = today.with({ day: 1 });
  if (word === "tomorrow") return today.add({ days: 1 });
  if (word === "nextWeek") return today.add({ days: 8 - today.dayOfWeek });
  if (word === "nextMonth") return firstOfMonth.add({ months: 1 });
  if (word === "nextQuarter") return firstOfMonth.add({ months: 3 - ((today.month - 1) % 3) });
  return Temporal.PlainDate.from({ year: today.year + 1, month: 1, day: 1 });
}

function withinDay(match: RegExpExecArray, today: Today): Temporal.PlainDate {
  const said = match[1] ?? "1";
  const count = /^\d/.test(said) ? Number(said) : (NUMBER_WORDS.get(said) ?? 3);
  if (match.groups?.day) return today.add({ days: count });
  if (match.groups?.week) return today.add({ weeks: count });
  return match.groups?.month ? today.add({ months: count }) : today.add({ years: count });
}
