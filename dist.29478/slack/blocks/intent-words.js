import { ReplyIntent } from "../../core/replies/reading/classification.js";
/** What a reply wants, as a salesperson would say it. */
const INTENT_WORDS = {
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
export function intentWords(intent) {
    if (intent === null)
        return "Not classified yet";
    return INTENT_WORDS[intent] ?? intent.replaceAll("_", " ");
}
/** The replies a whole channel should hear of. */
export function isGoodNews(intent) {
    return intent === "interested" || intent === "meeting_request";
}
//# sourceMappingURL=intent-words.js.map