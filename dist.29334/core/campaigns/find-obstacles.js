import { AppError } from "../errors.js";
import { userSettings } from "../people/user-settings.js";
import { renderTemplate } from "../sequences/render-template.js";
import { isTimeZone } from "../sequences/resolve-zone.js";
import { templateVariables } from "../sequences/template-variables.js";
import { findSenders } from "./find-senders.js";
/** What keeps this campaign from starting, each as the error a start would throw; empty when nothing does. */
export async function findObstacles({ tx, user_id }, campaign, steps) {
    const user = await tx.user.findUniqueOrThrow({
        where: { id: user_id },
        select: { full_name: true, company_name: true, time_zone: true, settings: true },
    });
    const enrolled = await tx.campaignLead.findFirst({
        where: { campaign_id: campaign.id, status: "active" },
        select: { id: true },
    });
    const senders = await findSenders(tx);
    const sender_name = userSettings.parse(user.settings).sender_name || user.full_name;
    const values = {
        offer: campaign.settings.offer,
        meeting_link: campaign.settings.meeting_link,
        sender_name,
        sender_company: user.company_name,
    };
    const hasZone = isTimeZone(campaign.settings.time_zone) || isTimeZone(user.time_zone ?? "");
    return [
        steps.length === 0 ? noSteps(campaign) : null,
        enrolled ? null : noLeads(campaign),
        canSend(steps, senders) ? null : noMailbox(),
        hasZone ? null : noZone(),
        ...textFaults(steps, values),
    ].filter((obstacle) => obstacle !== null);
}
function canSend(steps, senders) {
    const byMail = steps.some((step) => step.channel === "email");
    if (byMail)
        return senders.email.length > 0;
    return steps.length === 0 || senders.linkedin.length > 0;
}
/** One fault a value: a lead that has every field shows what the campaign itself leaves open. */
function textFaults(steps, own) {
    const faults = new Map();
    for (const { variants } of steps) {
        for (const { subject, body } of variants) {
            const fault = (subject && fill(subject, "subject", own)) || fill(body, "body", own);
            if (fault)
                faults.set(fault.say, fault);
        }
    }
    return [...faults.values()];
}
function fill(template, field, own) {
    try {
        const complete = templateVariables(template, field).map((name) => [name, "x"]);
        renderTemplate(template, { ...Object.fromEntries(complete), ...own }, field);
        return null;
    }
    catch (thrown) {
        if (thrown instanceof AppError)
            return thrown;
        throw thrown;
    }
}
function noSteps(campaign) {
    return new AppError("invalid_input", {
        say: `The campaign "${campaign.name}" has no steps.`,
        field: "steps",
        next: "Give it steps first.",
    });
}
function noLeads(campaign) {
    return new AppError("invalid_input", {
        say: `No lead is enrolled in "${campaign.name}", so there is nobody to write to.`,
        field: "campaign",
        next: "Enroll leads first.",
    });
}
function noMailbox() {
    return new AppError("not_connected", {
        say: "No account is connected that could send this campaign's messages.",
        next: "Connect a mailbox with /sdr connect.",
    });
}
function noZone() {
    return new AppError("invalid_input", {
        say: "The campaign has no time zone, so no send time can be chosen.",
        field: "settings.time_zone",
        next: "Set the campaign's time_zone, or your own, to an IANA name such as Europe/Berlin.",
    });
}
//# sourceMappingURL=find-obstacles.js.map