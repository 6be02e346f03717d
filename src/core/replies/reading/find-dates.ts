import { Temporal } from "temporal-polyfill";
import { inYearOf, isDay, nearestOf, nextWeekday, type Today } from "./resolve-day.ts";
import { MONTH_NUMBERS, NUMBER_WORDS, WEEKDAY_NUMBERS } from "./words/calendar.ts";
import { LANGUAGES } from "./words/languages.ts";
import type { SoonWord } from "./words/vocabulary.ts";

/** A day that a text names, and where: offsets into the plain words it was found in. */
export type FoundDate = {
  day: Temporal.PlainDate;
  start: number;
  end: number;
  /** How exactly it is named: a calendar day, a weekday, a span from today, or a whole month. */
  by: "day" | "weekday" | "span" | "month";
};

type Reader = { pattern: RegExp; read: (match: RegExpExecArray, today: Today) => Day; by: FoundDate["by"] };
type Day = Temporal.PlainDate | null;

const MONTH = [...MONTH_NUMBERS.keys()].filter((name) => /^[a-z]/.test(name)).join("|");
const WEEKDAY = [...WEEKDAY_NUMBERS.keys()].filter((name) => /^[a-z]/.test(name)).join("|");

/** In order of trust: a place that one reader has taken is not read again. */
const READERS: readonly Reader[] = [
  {
    pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g,
    read: ([, year, month, day]) => isDay(Number(year), Number(month), Number(day)),
    by: "day",
  },
  {
    pattern: /(?:(\d{4})年|令和(\d{1,2})年)?(\d{1,2})月(\d{1,2})日/g,
    read: ([, year, reiwa, month, day], today) =>
      inYearOf(today, Number(month), Number(day), year ?? (reiwa && `${Number(reiwa) + 2018}`)),
    by: "day",
  },
  {
    pattern: new RegExp(
      `(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th|er|o|a)?\\.?,? ?(?:of |de |d')?(${MONTH})\\b\\.?(?:,? (?:de |del |do )?(\\d{4}))?`,
      "g",
    ),
    read: ([, day, month, year], today) =>
      inYearOf(today, MONTH_NUMBERS.get(month ?? "") ?? 0, Number(day), year),
    by: "day",
  },
  {
    pattern: new RegExp(`\\b(${MONTH})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:|\\.\\d)(?:,? (\\d{4}))?`, "g"),
    read: ([, month, day, year], today) =>
      inYearOf(today, MONTH_NUMBERS.get(month ?? "") ?? 0, Number(day), year),
    by: "day",
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}|\d{2}(?!\d)))?/g,
    read: ([, day, month, year], today) => inYearOf(today, Number(month), Number(day), year),
    by: "day",
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?![\d/])/g,
    read: ([whole, first, second, year], today) =>
      whole === "24/7" || (whole.includes("-") && !year)
        ? null
        : nearestOf(today, [
            inYearOf(today, Number(first), Number(second), year),
            inYearOf(today, Number(second), Number(first), year),
          ]),
    by: "day",
  },
  {
    pattern: new RegExp(`\\b(${WEEKDAY})\\b|([月火水木金土日])曜日?`, "g"),
    read: ([, name, sign], today) =>
      nextWeekday(today, name ? (WEEKDAY_NUMBERS.get(name) ?? 1) : "月火水木金土日".indexOf(sign ?? "") + 1),
    by: "weekday",
  },
  {
    pattern: new RegExp(`\\b(?:q([1-4])|t([1-4]))\\b(?: (?:of |de |von )?(\\d{4}))?`, "g"),
    read: ([, english, french, year], today) =>
      inYearOf(today, Number(english ?? french) * 3 - 2, 1, year, "ahead"),
    by: "month",
  },
  {
    pattern: new RegExp(
      `\\b(?:in|im|en|em|a|ad|w|we|nel|anfang|mitte|ende|ab|debut|fin|mi|early|mid|late|end of|beginning of|start of|begin|eind|until|till|by|from|after|around|nach|apres|despues de|dopo|depois de|na|po|od|since|or|this|next|coming) (${MONTH})\\b(?: (?:de |of )?(\\d{4}))?|(?<!\\d)(\\d{1,2})月`,
      "g",
    ),
    read: ([, name, year, sign], today) =>
      inYearOf(today, sign ? Number(sign) : (MONTH_NUMBERS.get(name ?? "") ?? 0), 1, year, "ahead"),
    by: "month",
  },
];

/** Every day the plain words name, in order of appearance, seen from the day the mail came. */
export function findDates(words: string, today: Today): FoundDate[] {
  const found: FoundDate[] = [];
  for (const { pattern, read, by } of READERS) {
    for (const match of words.matchAll(pattern)) {
      const day = read(match, today);
      const place = { start: match.index, end: match.index + match[0].length };
      const taken = found.some((other) => place.start < other.end && other.start < place.end);
      if (day && !taken && found.length < 100) found.push({ day, ...place, by });
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
