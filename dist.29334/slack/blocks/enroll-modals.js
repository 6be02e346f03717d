import { LEAD_STATUSES } from "../../core/leads/lead.js";
import { VIEWS } from "../ids.js";
import { actions, commandButton } from "./button.js";
import { input, menuElement, option, textElement } from "./input.js";
import { modal } from "./modal.js";
import { count, fenceLine } from "./mrkdwn.js";
import { context, section } from "./section.js";
/** Means every status in the menu, where an empty choice cannot be put. */
export const ANY_STATUS = "any";
/** The window that chooses leads for a campaign. */
export function enrollModal(campaign, metadata) {
    const statuses = [
        option(ANY_STATUS, "All leads"),
        ...LEAD_STATUSES.filter((status) => status !== "unsubscribed").map((status) => option(status, `Only leads that are: ${status}`)),
    ];
    return modal({ callback_id: VIEWS.enrollLeads, title: "Enroll leads", submit: "Count them", metadata }, [
        section(`Which leads shall I put into *${fenceLine(campaign.name, 120)}*?`),
        input({ field: "status", label: "Leads" }, menuElement(statuses, ANY_STATUS)),
        input({
            field: "words",
            label: "Only those with these words",
            optional: true,
            hint: "In the name, email address, company or title. Left empty, all of them.",
        }, textElement({ max: 200 })),
        context("You see how many there are, and who is left out and why, before anything happens."),
    ]);
}
/** How many would be enrolled, and who is left out and why. */
export function confirmEnrollModal(result, metadata) {
    const some = result.enrolled > 0 ? { submit: `Enroll ${count(result.enrolled, "lead")}` } : {};
    return modal({ callback_id: VIEWS.confirmEnroll, title: "Enroll leads", ...some, metadata }, [
        section(enrollSentence(result, "would be enrolled")),
        ...excludedBlocks(result),
    ]);
}
/** After leads were enrolled. */
export function enrolledMessage(result) {
    const text = enrollSentence(result, "are enrolled");
    const { campaign } = result;
    const next = campaign.status === "active"
        ? commandButton("Review drafts", "approve")
        : commandButton("Preview and start", `campaign start ${campaign.campaign_id}`, "primary");
    return {
        text,
        blocks: [
            section(text),
            ...excludedBlocks(result),
            actions(next, commandButton("Campaigns", "campaigns")),
        ],
    };
}
function enrollSentence(result, what) {
    const name = `*${fenceLine(result.campaign.name, 120)}*`;
    const known = result.already_enrolled > 0 ? ` ${count(result.already_enrolled, "lead")} already in it.` : "";
    const out = result.excluded_total > 0
        ? ` ${count(result.excluded_total, "lead")} left out.`
        : " Nobody is left out.";
    return `*${count(result.enrolled, "lead")}* ${what} in ${name}.${known}${out}`;
}
function excludedBlocks(result) {
    const reasons = Object.entries(result.excluded_by_reason)
        .sort(([, one], [, other]) => other - one)
        .slice(0, 8)
        .map(([reason, amount]) => `${amount.toLocaleString("en-US")}: ${fenceLine(reason, 150)}`);
    if (reasons.length === 0)
        return [];
    const people = result.excluded
        .slice(0, 10)
        .map((each) => `${fenceLine(each.full_name, 80)} (${fenceLine(each.reason, 100)})`);
    return [
        section(`*Left out, and why*\n${reasons.join("\n")}`),
        ...(people.length > 0 ? [context(`Among them: ${people.join(", ")}`)] : []),
    ];
}
//# sourceMappingURL=enroll-modals.js.map