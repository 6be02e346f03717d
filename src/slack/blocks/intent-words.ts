import { ReplyIntent } from "../../core/replies/reading/classification.ts";

/** What a reply wants, as a salesperson would say it. */
const INTENT_WORDS: Record<ReplyIntent, string> = {
  interested: "Interested",
  meeting_request: "Wants a meeting",
  question: "Has a question",
  objection: "Has an objection",
  not_now: "Not now",
  referral: "Points to somebody else",
  wrong_person: "Wrong person",
  not_interested: "Not interested",
  unsubscribe: "Wants no more messages",
  unclear: "Unclear",
};

export const REPLY_INTENTS = ReplyIntent.options;

/** The label of an intent; an unknown one reads as it is stored. */
export function intentWords(intent: string | null): string {
  if (intent === null) return "Not classified yet";
  return INTENT_WORDS[intent as ReplyIntent] ?? intent.replaceAll("_", " ");
}

/** The replies a whole channel should hear of. */
export function isGoodNews(intent: string | null): boolean {
  return intent === "interested" || intent === "meeting_request";
}
