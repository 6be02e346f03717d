import type { ReplyIntent, ReplySentiment } from "./classification.ts";
import { notNowUntil } from "./not-now-until.ts";
import { plainWords } from "./plain-words.ts";
import { dayOf } from "./resolve-day.ts";
import { LANGUAGES } from "./words/languages.ts";
import type { WordedIntent } from "./words/vocabulary.ts";

/** What a person wants, how sure the words are (0 to 1), and from when they want to hear again. */
export type FoundIntent = { intent: ReplyIntent; confidence: number; notNowUntil: string | null };

/** A meeting proposed for further ahead than this is a "not now". */
const SOON_DAYS = 21;

export const SENTIMENT_OF: Readonly<Record<ReplyIntent, ReplySentiment>> = {
  interested: "positive",
  meeting_request: "positive",
  question: "neutral",
  objection: "neutral",
  not_now: "neutral",
  referral: "neutral",
  wrong_person: "neutral",
  not_interested: "negative",
  unsubscribe: "unsubscribed",
  unclear: "neutral",
};

/**
 * Chooses the intent of a person's own words by rule, first match first: whoever points to somebody
 * else or declines says so before being polite. No matching word means `question` where there is a
 * question mark, else `unclear`, and a person or the model decides.
 */
export function findIntent(own: string, receivedAt: Date, hasReferral: boolean): FoundIntent {
  const words = plainWords(own);
  const until = notNowUntil(words, receivedAt);
  const says = (intent: WordedIntent) => hits(words, intent) > 0;
  const intent = chooseIntent(says, { words, until, receivedAt, hasReferral });
  return {
    intent,
    confidence: confidenceOf(intent, words),
    notNowUntil: intent === "not_now" ? until : null,
  };
}

type Hints = { words: string; until: string | null; receivedAt: Date; hasReferral: boolean };

function chooseIntent(says: (intent: WordedIntent) => boolean, hints: Hints): ReplyIntent {
  return pointsAway(says, hints) ?? declines(says, hints) ?? engages(says, hints);
}

function pointsAway(says: (intent: WordedIntent) => boolean, hints: Hints): ReplyIntent | null {
  const wrong = says("wrong_person");
  const elsewhere = says("referral");
  if (elsewhere && (wrong || hints.hasReferral)) return "referral";
  if (!wrong) return null;
  return hints.hasReferral ? "referral" : "wrong_person";
}

function declines(says: (intent: WordedIntent) => boolean, hints: Hints): ReplyIntent | null {
  const later = says("not_now") && !isSoon(hints);
  if (says("not_interested")) return later && hints.until !== null ? "not_now" : "not_interested";
  return later ? "not_now" : null;
}

function engages(says: (intent: WordedIntent) => boolean, hints: Hints): ReplyIntent {
  const engaged = (["meeting_request", "objection", "interested"] as const).find(says);
  if (engaged !== undefined) return engaged;
  if (hints.hasReferral || says("referral")) return "referral";
  return /[?？]/.test(hints.words) ? "question" : "unclear";
}

/** "Call me next week" names a day, but a near one. */
function isSoon({ until, receivedAt }: Hints): boolean {
  if (until === null) return false;
  return dayOf(receivedAt).until(until, { largestUnit: "days" }).days <= SOON_DAYS;
}

function hits(words: string, intent: WordedIntent): number {
  return LANGUAGES.reduce(
    (sum, { intents }) => sum + intents[intent].filter((pattern) => pattern.test(words)).length,
    0,
  );
}

/** Rules are surer of short mails: a long one says more than one thing. */
function confidenceOf(intent: ReplyIntent, words: string): number {
  if (intent === "unclear") return 0.2;
  if (intent === "question") return 0.5;
  const base = words.length < 300 ? 0.75 : 0.6;
  return intent !== "unsubscribe" && hits(words, intent) > 1 ? base + 0.1 : base;
}
