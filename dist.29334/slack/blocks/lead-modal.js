import { VIEWS } from "../ids.js";
import { actions, commandButton } from "./button.js";
import { optionalLine } from "./input.js";
import { modal } from "./modal.js";
import { fenceLine } from "./mrkdwn.js";
import { context, section } from "./section.js";
/** What core takes, in characters. */
const MAX_LENGTH = {
    full_name: 200,
    email: 320,
    linkedin_url: 500,
    title: 200,
    company: 200,
    location: 200,
};
/** The window in which one lead is added; what is known already stands in it. */
export function leadModal(metadata, known = {}) {
    const line = (field, label, hint) => optionalLine({
        field,
        label,
        max: MAX_LENGTH[field],
        value: known[field],
        ...(hint ? { hint } : {}),
    });
    return modal({ callback_id: VIEWS.addLead, title: "Add a lead", submit: "Add", metadata }, [
        context("An email address or a LinkedIn profile is needed; the rest makes drafts more personal."),
        line("full_name", "Full name"),
        line("email", "Email address"),
        line("linkedin_url", "LinkedIn profile", "E.g. https://www.linkedin.com/in/dana-smith"),
        line("title", "Job title"),
        line("company", "Company"),
        line("location", "Location", "Tells me their time zone, e.g. Berlin, Germany"),
    ]);
}
/** What became of the one lead that was added. */
export function leadAddedMessage(outcomes, name) {
    const [result] = outcomes.results;
    const who = `*${fenceLine(name, 120)}*`;
    const text = sentence(result?.outcome ?? "invalid", who, result?.reason ?? null);
    const next = result?.lead_id ? [actions(commandButton("Enroll in a campaign", "enroll"))] : [];
    return { text, blocks: [section(text), ...next] };
}
function sentence(outcome, who, reason) {
    const why = reason ? ` ${fenceLine(reason, 300)}` : "";
    switch (outcome) {
        case "created":
            return `${who} is a new lead.`;
        case "updated":
            return `${who} was known already; what was missing has been filled in.`;
        case "duplicate":
            return `${who} was known already, with the same details. Nothing was changed.`;
        case "suppressed":
            return `${who} must not be contacted, so they were not added.${why}`;
        case "invalid":
            return `${who} could not be added.${why}`;
    }
}
//# sourceMappingURL=lead-modal.js.map