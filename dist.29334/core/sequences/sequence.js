import { z } from "zod";
import { sendWindow } from "./send-window.js";
/** How a touch reaches the lead. */
export const CHANNELS = ["email", "linkedin_invite", "linkedin_message"];
export const channel = z.enum(CHANNELS);
/** The usual shapes of a sequence; `custom` brings its own steps. */
export const SEQUENCE_TEMPLATES = [
    "email_first",
    "linkedin_first",
    "email_only",
    "linkedin_only",
    "custom",
];
export const sequenceTemplate = z.enum(SEQUENCE_TEMPLATES);
/** What a sequence may hold. Lengths are in characters of the template, delays in hours. */
export const SEQUENCE_LIMITS = {
    steps: 20,
    variants: 10,
    subject: 250,
    body: 10_000,
    brief: 4_000,
    delay_hours: 365 * 24,
};
/** One wording of a step, for A/B tests. Subject and body are Liquid templates. */
const sequenceVariant = z.strictObject({
    key: z
        .string()
        .regex(/^[A-Z]$/, "Name a variant with one capital letter: A, B, C.")
        .describe("A, B, C…; a lead always gets the same one."),
    subject: z
        .string()
        .trim()
        .min(1)
        .max(SEQUENCE_LIMITS.subject)
        .nullable()
        .default(null)
        .describe("Template of the subject; null on LinkedIn and on follow-ups, which keep the thread."),
    body: z
        .string()
        .trim()
        .min(1)
        .max(SEQUENCE_LIMITS.body)
        .describe('Template of the text, e.g. Hi {{ first_name | default: "there" }}, …'),
});
/** One step of a campaign's sequence, the same for all its leads. */
export const sequenceStep = z.strictObject({
    step_number: z.int().min(1).max(SEQUENCE_LIMITS.steps).describe("1 for the first step."),
    channel: channel.describe("How this touch reaches the lead."),
    delay_hours: z
        .int()
        .min(0)
        .max(SEQUENCE_LIMITS.delay_hours)
        .default(0)
        .describe("Hours after the previous step was really sent: 24 is one day, 72 are three days."),
    window: sendWindow
        .nullable()
        .default(null)
        .describe("Days and hours of this step alone; null: the campaign's window."),
    variants: z
        .array(sequenceVariant)
        .max(SEQUENCE_LIMITS.variants)
        .default([])
        .describe("The wordings; may be empty where there is a brief."),
    brief: z
        .string()
        .trim()
        .min(1)
        .max(SEQUENCE_LIMITS.brief)
        .nullable()
        .default(null)
        .describe("What a language model should write about, instead of the variants."),
});
/** The steps of a sequence: numbered 1..n without a gap, each with something to say. */
export const sequenceSteps = z
    .array(sequenceStep)
    .min(1, "A sequence needs at least one step.")
    .max(SEQUENCE_LIMITS.steps)
    .superRefine((steps, context) => {
    const firstEmail = steps.find((step) => step.channel === "email");
    steps.forEach((step, index) => {
        for (const issue of stepIssues(step, { number: index + 1, opens: step === firstEmail })) {
            context.addIssue({ code: "custom", path: [index, issue.field], message: issue.say });
        }
    });
});
export const sequence = z.strictObject({
    template: sequenceTemplate.default("email_first").describe("The shape of the sequence."),
    steps: sequenceSteps.describe("The steps, in order."),
});
/** A delay as a person reads it: "at once", "36 hours", "3 days". */
export function delayInWords(delayHours) {
    if (delayHours === 0)
        return "at once";
    const days = delayHours / 24;
    const [amount, unit] = Number.isInteger(days) ? [days, "day"] : [delayHours, "hour"];
    return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
function stepIssues(step, place) {
    const issues = [];
    if (step.step_number !== place.number) {
        issues.push({
            field: "step_number",
            say: `Number the steps 1, 2, 3…; this is step ${place.number}.`,
        });
    }
    if (step.variants.length === 0 && step.brief === null) {
        issues.push({ field: "variants", say: "Give the step at least one variant, or a brief." });
    }
    if (new Set(step.variants.map((variant) => variant.key)).size !== step.variants.length) {
        issues.push({ field: "variants", say: "Two variants have the same key; use A, B, C." });
    }
    const subject = subjectIssue(step, place.opens);
    return subject === null ? issues : [...issues, { field: "variants", say: subject }];
}
function subjectIssue(step, opensThread) {
    if (step.channel !== "email") {
        const has = step.variants.some((variant) => variant.subject !== null);
        return has ? "LinkedIn messages have no subject; set it to null." : null;
    }
    const lacks = opensThread && step.variants.some((variant) => variant.subject === null);
    return lacks ? "The first email needs a subject in every variant." : null;
}
//# sourceMappingURL=sequence.js.map