import { AppError } from "../errors.js";
import { createLiquidEngine } from "./liquid-engine.js";
/** Every variable a template may use: fields of the lead, the offer and the sender. */
export const TEMPLATE_VARIABLES = [
    "first_name",
    "last_name",
    "full_name",
    "email",
    "company",
    "title",
    "industry",
    "location",
    "linkedin_url",
    "offer",
    "sender_name",
    "sender_company",
    "meeting_link",
];
/**
 * What is wrong with a template, for the moment it is written: a syntax error, or a variable nobody
 * fills. Null if it is sound. `extra` are further variables this campaign's leads carry (columns of
 * an import).
 */
export function checkTemplate(template, field, extra = []) {
    try {
        const known = new Set([...TEMPLATE_VARIABLES, ...extra]);
        const unknown = templateVariables(template, field).filter((name) => !known.has(name));
        return unknown.length === 0 ? null : unknownVariables(unknown, field);
    }
    catch (thrown) {
        return thrown instanceof AppError ? thrown : templateSyntaxError(thrown, field);
    }
}
/**
 * The variables a template reads from outside, each once, with their path (`lead.first_name`).
 * Throws AppError `invalid_input` on a syntax error.
 */
export function templateVariables(template, field) {
    const engine = createLiquidEngine();
    try {
        return engine.globalFullVariablesSync(engine.parse(template));
    }
    catch (thrown) {
        throw templateSyntaxError(thrown, field);
    }
}
/** What the Liquid parser refused, as an AppError `invalid_input` that names the field. */
export function templateSyntaxError(thrown, field) {
    const reason = thrown instanceof Error ? (thrown.message.split("\n")[0] ?? "") : String(thrown);
    return new AppError("invalid_input", {
        say: `The ${field} is not a valid template: ${reason}.`,
        field,
        next: 'Close every {{ and {% and use only variables, filters and if, e.g. {{ first_name | default: "there" }}.',
        cause: thrown,
    });
}
function unknownVariables(names, field) {
    const listed = names.map((name) => `{{ ${name} }}`).join(", ");
    return new AppError("invalid_input", {
        say: `The ${field} uses ${listed}, which no lead has. Known variables: ${TEMPLATE_VARIABLES.join(", ")}.`,
        field,
        next: "Correct the variable's name; names are written in lower case with underscores.",
    });
}
//# sourceMappingURL=template-variables.js.map