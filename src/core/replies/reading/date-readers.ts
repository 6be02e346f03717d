import type { Temporal } from "temporal-polyfill";
import { inYearOf, isDay, nearestOf, nextWeekday, type Today } from "./resolve-day.ts";
import { MONTH_NUMBERS, WEEKDAY_NUMBERS } from "./words/calendar.ts";

/** How exactly a date is named: a calendar day, a weekday, a span from today, or a whole month. */
export type DateKind = "day" | "weekday" | "span" | "month";

/** One way to write a date. The pattern is global; its named groups are what `read` takes. */
export type DateReader = {
  by: DateKind;
  pattern: RegExp;
  read: (parts: DateParts, today: Today) => Temporal.PlainDate | null;
};

type DateParts = Partial<Record<string, string>>;

const MONTH = latin(MONTH_NUMBERS);
const WEEKDAY = latin(WEEKDAY_NUMBERS);
const WEEKDAY_SIGNS = "月火水木金土日";
/** What must stand before a bare month name, which alone may be a person or a verb. */
const BEFORE_MONTH =
  "in|im|en|em|a|ad|w|we|nel|anfang|mitte|ende|ab|debut|fin|mi|early|mid|late|of|begin|eind|until|till|by|from|after|around|nach|apres|de|dopo|na|po|od|since|this|next|coming";

/** In order of trust: a place that one reader has taken is not read again. */
export const DATE_READERS: readonly DateReader[] = [
  {
    by: "day",
    pattern: /(?<!\d)(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/g,
    read: ({ year, month, day }) => isDay(Number(year), Number(month), Number(day)),
  },
  {
    by: "day",
    pattern: /(?:(?<year>\d{4})年|令和(?<reiwa>\d{1,2})年)?(?<month>\d{1,2})月(?<day>\d{1,2})日/g,
    read: ({ year, reiwa, month, day }, today) =>
      inYearOf(today, {
        month: Number(month),
        day: Number(day),
        year: year ?? (reiwa && String(Number(reiwa) + 2018)),
      }),
  },
  {
    by: "day",
    pattern: new RegExp(
      `(?<![\\d.])(?<day>\\d{1,2})(?:st|nd|rd|th|er|o|a|°)?\\.?,? ?(?:of |de |d')?(?<name>${MONTH})\\b\\.?(?:,? (?:de |del |do )?(?<year>\\d{4}))?`,
      "g",
    ),
    read: readNamed,
  },
  {
    by: "day",
    pattern: new RegExp(
      `\\b(?<name>${MONTH})\\.? (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?!:|\\.\\d)(?:,? (?<year>\\d{4}))?`,
      "g",
    ),
    read: readNamed,
  },
  {
    by: "day",
    pattern: /(?<![\d.])(?<day>\d{1,2})\. ?(?<month>\d{1,2})\.(?: ?(?<year>\d{4}|\d{2}(?!\d)))?/g,
    read: ({ day, month, year }, today) =>
      inYearOf(today, { month: Number(month), day: Number(day), year }),
  },
  {
    by: "day",
    pattern: /(?<![\d/.-])(?<left>\d{1,2})\/(?<right>\d{1,2})(?:\/(?<year>\d{4}|\d{2}))?(?![\d/])/g,
    read: readEitherOrder,
  },
  {
    by: "day",
    pattern: /(?<![\d/.-])(?<left>\d{1,2})-(?<right>\d{1,2})-(?<year>\d{4}|\d{2})(?![\d/-])/g,
    read: readEitherOrder,
  },
  {
    by: "weekday",
    pattern: new RegExp(`\\b(?<name>${WEEKDAY})\\b|(?<sign>[${WEEKDAY_SIGNS}])曜日?`, "g"),
    read: ({ name, sign }, today) =>
      nextWeekday(
        today,
        name ? (WEEKDAY_NUMBERS.get(name) ?? 1) : WEEKDAY_SIGNS.indexOf(sign ?? "") + 1,
      ),
  },
  {
    by: "month",
    pattern: /\b[qt](?<quarter>[1-4])\b(?: (?:of |de |von )?(?<year>\d{4}))?/g,
    read: ({ quarter, year }, today) =>
      inYearOf(today, { month: Number(quarter) * 3 - 2, day: 1, year }, "ahead"),
  },
  {
    by: "month",
    pattern: new RegExp(
      `\\b(?:${BEFORE_MONTH}) (?<name>${MONTH})\\b(?: (?:de |of )?(?<year>\\d{4}))?|(?<!\\d)(?<month>\\d{1,2})月`,
      "g",
    ),
    read: ({ name, month, year }, today) => {
      const number = month ? Number(month) : MONTH_NUMBERS.get(name ?? "");
      return inYearOf(today, { month: number ?? 0, day: 1, year }, "ahead");
    },
  },
];

function readNamed({ day, name, year }: DateParts, today: Today): Temporal.PlainDate | null {
  return inYearOf(today, { month: MONTH_NUMBERS.get(name ?? "") ?? 0, day: Number(day), year });
}

/** 11/12 is in November here and in December there: the reading that comes soonest is meant. */
function readEitherOrder(parts: DateParts, today: Today): Temporal.PlainDate | null {
  const [left, right] = [Number(parts.left), Number(parts.right)];
  if (left === 24 && right === 7) return null;
  return nearestOf(today, [
    inYearOf(today, { month: left, day: right, year: parts.year }),
    inYearOf(today, { month: right, day: left, year: parts.year }),
  ]);
}

/** The names in Latin letters as one alternation, longest first, so that "sept" beats "sep". */
function latin(names: ReadonlyMap<string, number>): string {
  return [...names.keys()]
    .filter((name) => /^[a-z]/.test(name))
    .sort((left, right) => right.length - left.length)
    .join("|");
}
