import { AppError } from "../errors.js";
/**
 * The steps of a built-in template, ready to run or to edit. Throws AppError `invalid_input` for
 * `custom`, which brings its own steps.
 */
export function builtInSequence(template) {
    if (template === "custom") {
        throw new AppError("invalid_input", {
            say: "A custom sequence needs its own steps.",
            field: "steps",
            next: "Give the steps, or choose email_first, linkedin_first, email_only or linkedin_only.",
        });
    }
    const steps = OUTLINES[template].map((touch, index) => toStep(touch, index + 1));
    return { template, steps };
}
function toStep(touch, stepNumber) {
    return {
        step_number: stepNumber,
        channel: touch.channel,
        delay_hours: touch.delayDays * 24,
        window: null,
        variants: touch.wordings.map((wording, index) => ({ key: "AB".charAt(index), ...wording })),
        brief: null,
    };
}
const HELLO = 'Hi {{ first_name | default: "there" }},';
const ASK = "{% if meeting_link %}If it sounds useful, pick any time that suits you: {{ meeting_link }}{% else %}If it sounds useful, just reply and I will send you a few times.{% endif %}";
const SIGNED = "Best,\n{{ sender_name }}{% if sender_company %}\n{{ sender_company }}{% endif %}";
const mail = (subject, ...paragraphs) => ({
    subject,
    body: [HELLO, ...paragraphs, SIGNED].join("\n\n"),
});
const note = (...paragraphs) => ({
    subject: null,
    body: [HELLO, ...paragraphs, "{{ sender_name }}"].join("\n\n"),
});
const OPENING = [
    mail('An idea for {{ company | default: "your team" }}', "I am writing to you because of your work{% if title %} as {{ title }}{% endif %}{% if company %} at {{ company }}{% endif %}. In short: {{ offer }}", ASK),
    mail('A question about {{ company | default: "your team" }}', "May I ask how you handle this{% if company %} at {{ company }}{% endif %} today? The reason I ask: {{ offer }}", "Would a quarter of an hour be worth it to you? {% if meeting_link %}My calendar is here: {{ meeting_link }}{% else %}A one-line reply is enough.{% endif %}"),
];
const FOLLOW_UP = mail(null, "I know how full an inbox gets, so just one line to bring this back up: {{ offer }}", "Is this something for you{% if company %} at {{ company }}{% endif %}, or should I ask somebody else?");
const LAST_MAIL = mail(null, "I have not heard back, so I take it the timing is not right, and this is my last note.", "Should it become a topic later, this thread will find me. {% if meeting_link %}My calendar stays open too: {{ meeting_link }}{% endif %}", "All the best{% if company %} to you and everyone at {{ company }}{% endif %}.");
// LinkedIn cuts invitations at 200 characters on free accounts, so these carry no offer.
const INVITE_AFTER_MAIL = note("I wrote to you by email the other day and thought it easier to put a face to the name. Glad to connect.");
const INVITE = note("I came across your work{% if company %} at {{ company | truncate: 40 }}{% endif %} and would be glad to connect.");
const MESSAGE = note("Thank you for connecting. What I wanted to share: {{ offer }}", "{% if meeting_link %}Here is my calendar, should you be curious: {{ meeting_link }}{% else %}Curious? Then I am happy to tell you more here.{% endif %}");
const LAST_MESSAGE = note("One last message from me on this. Should the topic come up at a better time, write to me here whenever it suits you.");
const touch = (channel, delayDays, ...wordings) => ({
    channel,
    delayDays,
    wordings,
});
const OUTLINES = {
    email_first: [
        touch("email", 0, ...OPENING),
        touch("email", 3, FOLLOW_UP),
        touch("linkedin_invite", 2, INVITE_AFTER_MAIL),
        touch("linkedin_message", 3, MESSAGE),
        touch("email", 5, LAST_MAIL),
    ],
    linkedin_first: [
        touch("linkedin_invite", 0, INVITE),
        touch("linkedin_message", 2, MESSAGE),
        touch("email", 3, ...OPENING),
        touch("email", 4, FOLLOW_UP),
        touch("email", 7, LAST_MAIL),
    ],
    email_only: [
        touch("email", 0, ...OPENING),
        touch("email", 3, FOLLOW_UP),
        touch("email", 7, LAST_MAIL),
    ],
    linkedin_only: [
        touch("linkedin_invite", 0, INVITE),
        touch("linkedin_message", 2, MESSAGE),
        touch("linkedin_message", 7, LAST_MESSAGE),
    ],
};
//# sourceMappingURL=sequence-templates.js.map