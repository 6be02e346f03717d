import { AppError } from "../errors.js";
import { createLiquidEngine } from "./liquid-engine.js";
import { templateSyntaxError } from "./template-variables.js";
/**
 * Renders one subject or body. Nothing unfinished comes out: a variable without a value and without
 * a fallback, left-over `{{` or `{%`, a greeting without a name and an empty text all throw
 * AppError `invalid_input` that names what is missing; so does a line break in a subject.
 */
export function renderTemplate(template, values, field) {
    const engine = createLiquidEngine();
    let parsed;
    try {
        parsed = engine.parse(template);
    }
    catch (thrown) {
        throw templateSyntaxError(thrown, field);
    }
    let rendered;
    try {
        rendered = String(engine.renderSync(parsed, presentValues(values)));
    }
    catch (thrown) {
        throw renderError(thrown, field);
    }
    return finished(rendered, field);
}
/** Blank values are left out, so that a template cannot tell them from missing ones. */
function presentValues(values) {
    const present = {};
    for (const [name, value] of Object.entries(values)) {
        if (typeof value === "string" && value.trim() !== "")
            present[name] = value.trim();
    }
    return present;
}
function finished(rendered, field) {
    const problem = unfinished(rendered, field);
    if (problem === null)
        return rendered.trim();
    throw new AppError("invalid_input", {
        say: `The ${field} cannot be sent: ${problem}.`,
        field,
        next: `Correct the ${field}'s template or the lead's fields, then draft it again.`,
    });
}
const GREETING_WITHOUT_NAME = /(^|\n)[^\S\n]*(hi|hello|hey|dear|good (morning|afternoon|day)|hallo|guten tag|liebe[r]?|bonjour|salut|cher|chère|hola|estimad[oa]|olá|oi|ciao|gentile|hej|hei)[^\S\n]+[,!.:;—-]/iu;
function unfinished(rendered, field) {
    if (rendered.trim() === "")
        return "nothing is left of it once it is filled in";
    if (/\{\{|\{%|\}\}|%\}/.test(rendered))
        return "it still holds template marks ({{ or {%)";
    if (rendered.includes("\u0000"))
        return "it holds a NUL character";
    if (GREETING_WITHOUT_NAME.test(rendered))
        return "its greeting has no name";
    if (field === "subject" && /[\r\n]/.test(rendered))
        return "a subject is one line";
    return null;
}
/** Liquid wraps its own error; the innermost one carries the variable's name. */
function renderError(thrown, field) {
    const name = undefinedVariable(thrown);
    if (name === null)
        return templateSyntaxError(thrown, field);
    return new AppError("invalid_input", {
        say: `The ${field} uses {{ ${name} }}, for which there is no value here.`,
        field: name,
        next: `Fill in ${name}, or give the template a fallback: {{ ${name} | default: "…" }}.`,
        cause: thrown,
    });
}
function undefinedVariable(thrown) {
    if (typeof thrown !== "object" || thrown === null)
        return null;
    if ("variableName" in thrown && typeof thrown.variableName === "string") {
        return thrown.variableName;
    }
    return "originalError" in thrown ? undefinedVariable(thrown.originalError) : null;
}
//# sourceMappingURL=render-template.js.map