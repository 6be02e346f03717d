import { AppError } from "../errors.js";
import { firstName } from "../sequences/first-name.js";
import { renderTemplate } from "../sequences/render-template.js";
import { builtInSequence } from "../sequences/sequence-templates.js";
import { templateVariables } from "../sequences/template-variables.js";
import { answerIntent, answerTemplate } from "./template-answers.js";
import { followInstruction } from "./template-instructions.js";
const WRITER = "template@1";
/**
 * The writer that needs no language model: it fills in templates, the same way every time. Where
 * it cannot do what was asked (a brief, a free instruction) it says so in the draft's `writer`.
 */
export function templateWriter() {
    return { write: async (request) => writeDraft(request) };
}
function writeDraft(request) {
    const values = valuesOf(request);
    const wording = wordingFor(request);
    const fresh = {
        subject: wording.subject === null ? null : renderTemplate(wording.subject, values, "subject"),
        body: renderTemplate(wording.body, values, "body"),
    };
    const { subject, body, done } = revised(fresh, request);
    const remarks = [wording.remark, done].filter((remark) => remark !== null);
    const note = remarks.length === 0 ? "" : ` (no language model: ${remarks.join("; ")})`;
    const used = usedFacts(request, wording, `${subject ?? ""}\n${body}`);
    return { subject, body, used, writer: `${WRITER}${note}` };
}
function wordingFor(request) {
    if (request.bodyTemplate !== null) {
        return { subject: request.subjectTemplate, body: request.bodyTemplate, remark: null };
    }
    const last = request.thread.at(-1);
    if (last?.direction === "inbound") {
        const body = answerTemplate(answerIntent(last.text, request.brief));
        return { subject: null, body, remark: "a standard answer, please make it your own" };
    }
    if (request.brief === null)
        throw nothingToWriteFrom();
    return { ...standardMail(request.thread.length), remark: "the brief was not followed" };
}
/** Without a model a brief falls back to the built-in mail for this place in the conversation. */
function standardMail(messagesBefore) {
    const { steps } = builtInSequence("email_only");
    const step = steps[Math.min(messagesBefore, steps.length - 1)];
    const variant = step?.variants[0];
    if (variant === undefined)
        throw nothingToWriteFrom();
    return { subject: variant.subject, body: variant.body };
}
function nothingToWriteFrom() {
    return new AppError("invalid_input", {
        say: "This step has neither a template nor a brief, and there is no reply to answer.",
        field: "variants",
        next: "Give the step a body, or write the draft by hand.",
    });
}
/** An instruction works on what the person saw last, edits included; a plain redraft starts anew. */
function revised(fresh, { instruction, previous }) {
    if (instruction === null)
        return { ...fresh, done: null };
    const { body, done } = followInstruction(previous?.body ?? fresh.body, instruction);
    return { subject: previous?.subject ?? fresh.subject, body, done };
}
function valuesOf({ lead, facts, offer, sender }) {
    const fromFacts = Object.fromEntries(facts.map(({ name, value }) => [name, value]));
    const known = { ...fromFacts, ...lead };
    const given = known.first_name ?? "";
    return {
        ...known,
        first_name: given.trim() === "" ? firstName(known.full_name ?? "") : given,
        offer,
        sender_name: sender.name,
        sender_company: sender.company,
        meeting_link: sender.meetingLink,
    };
}
/** What the wording asks about the lead and the finished text really says. */
function usedFacts({ lead, facts }, wording, text) {
    const asked = new Set([
        ...templateVariables(wording.body, "body"),
        ...templateVariables(wording.subject ?? "", "subject"),
    ]);
    const fields = Object.entries(lead)
        .filter(([name]) => !facts.some((fact) => fact.name === name))
        .map(([name, value]) => ({ name, value, source: `lead.${name}` }));
    return [...facts, ...fields].filter(({ name, value }) => asked.has(name) && value.trim() !== "" && text.includes(value.trim()));
}
//# sourceMappingURL=template-writer.js.map