import type { ReplyIntent } from "../classification.ts";

/** The intents that words decide; a question mark and the lack of words decide the rest. */
export type WordedIntent = Exclude<ReplyIntent, "unsubscribe" | "question" | "unclear">;

/**
 * What one language says. Every pattern is matched against `plainWords` (lower case, no accents), has
 * no unbounded gap, and may be tried on text in another language.
 */
export type Vocabulary = {
  /** A request to stop writing, unmistakable wherever the person's own words hold it. */
  optOut: readonly RegExp[];
  /** The same in one word: counts only as a line of its own in a short mail. */
  optOutAlone: RegExp;
  /** Subjects of automatic replies of any kind. */
  autoSubject: RegExp;
  /** Sentences of receipts and robots that say nothing about absence. */
  autoReply: readonly RegExp[];
  /** Sentences of people who are away. */
  absent: readonly RegExp[];
  /** What else such a notice says: stand-ins, slow answers, thanks for the mail. */
  absentBesides: readonly RegExp[];
  /** Stands before the day of return ("back on"). */
  backOn: RegExp;
  /** Stands before the last day away ("until"). */
  until: RegExp;
  /** Set where these two stand behind the day instead, as in Japanese. */
  behindDay: boolean;
  /** Month names and abbreviations, January first. */
  months: readonly string[];
  /** Weekday names and abbreviations, Monday first. */
  weekdays: readonly string[];
  /** Words for tomorrow, next week, next month, next quarter, next year; a null has no word. */
  soon: Readonly<Record<SoonWord, RegExp | null>>;
  /** "In 3 weeks": the number in group 1, then groups named day, week, month, year. */
  within: RegExp;
  intents: Readonly<Record<WordedIntent, readonly RegExp[]>>;
};

export type SoonWord = "tomorrow" | "nextWeek" | "nextMonth" | "nextQuarter" | "nextYear";
