/** What the writer of a reply wants, as far as an answer depends on it. */
const ANSWER_INTENTS = [
    "unsubscribe",
    "wrong_person",
    "not_interested",
    "not_now",
    "referral",
    "meeting_request",
    "objection",
    "question",
    "interested",
    "unclear",
];
/**
 * The intent to answer: the brief if it names one (the classifier's label), else a guess by words,
 * good enough to choose a skeleton that a person will read.
 */
export function answerIntent(reply, brief) {
    const named = ANSWER_INTENTS.find((intent) => intent === brief?.trim());
    if (named !== undefined)
        return named;
    return SIGNS.find(([, words]) => words.test(reply))?.[0] ?? "unclear";
}
/** A short, polite answer as a Liquid template; it promises nothing that a person did not promise. */
export function answerTemplate(intent) {
    return `${HELLO}\n\n${ANSWERS[intent]}\n\n${SIGNED}`;
}
const HELLO = 'Hi {{ first_name | default: "there" }},';
const SIGNED = "Best,\n{{ sender_name }}";
const ANSWERS = {
    interested: "Thank you for your reply, I am glad this is of interest. {% if meeting_link %}Would you like to pick a time that suits you? {{ meeting_link }}{% else %}Which day would suit you for a short call?{% endif %}",
    meeting_request: "Gladly. {% if meeting_link %}You can pick any time here: {{ meeting_link }}{% else %}Which two or three times would suit you? I will send the invitation.{% endif %}",
    question: "Thank you for asking. I would rather answer this properly than in half a sentence. {% if meeting_link %}Shall we take a quarter of an hour for it? {{ meeting_link }}{% else %}Would a short call suit you, or shall I write it up for you?{% endif %}",
    objection: "Thank you for being open about this; I understand. Would it help if I showed you how others have handled the same point, or shall I leave it there?",
    not_now: "Thank you for letting me know. Then I will not press; if there is a better time, just name it.",
    referral: "Thank you for pointing me to the right person, I appreciate it.",
    wrong_person: "Thank you for telling me, and sorry for the trouble. Could you tell me who looks after this{% if company %} at {{ company }}{% endif %}? If not, I will leave it there.",
    not_interested: "Thank you for the clear answer. I will not write to you about this again, and wish you all the best.",
    unsubscribe: "Understood: I will not write to you again. Thank you for telling me.",
    unclear: "Thank you for your reply. I would like to be sure I understand you: is this something to talk about now, later, or not at all?",
};
/** First match wins, so what must not be overread stands first. */
const SIGNS = [
    ["unsubscribe", /\b(unsubscribe|remove me|opt.?out|stop (emailing|writing|contacting))\b/i],
    ["wrong_person", /\b(wrong (person|contact)|not the right (person|contact)|no longer work)\b/i],
    ["not_interested", /\b(not interested|no interest|no,? thank(s| you)|no need|please don.?t)\b/i],
    ["not_now", /\b(not (right )?now|later this|next (quarter|year|month)|bad time|too busy)\b/i],
    ["referral", /\b(talk to|speak (to|with)|reach out to|get in touch with|contact) (my|our|[A-Z])/],
    ["meeting_request", /\b(call|meet|meeting|demo|calendar|available|schedule|slot)\b/i],
    ["objection", /\b(already (have|use|using)|too expensive|budget|concern(ed)?|happy with)\b/i],
    ["question", /\?/],
    ["interested", /\b(interested|sounds (good|great|interesting)|tell me more|curious|yes)\b/i],
];
//# sourceMappingURL=template-answers.js.map