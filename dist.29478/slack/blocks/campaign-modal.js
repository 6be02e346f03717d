import { APPROVAL_MODES } from "../../core/campaigns/campaign.js";
import { WEEKDAYS } from "../../core/sequences/send-window.js";
import { SEQUENCE_TEMPLATES } from "../../core/sequences/sequence.js";
import { VIEWS } from "../ids.js";
import { input, menuElement, option, textElement } from "./input.js";
import { modal } from "./modal.js";
const TEMPLATE_WORDS = {
    email_first: "Email first, then LinkedIn (5 steps)",
    linkedin_first: "LinkedIn first, then email (5 steps)",
    email_only: "Email only (3 steps)",
    linkedin_only: "LinkedIn only (3 steps)",
    custom: "Custom steps",
};
const APPROVAL_WORDS = {
    every_message: "I approve every message",
    first_message: "I approve the first message to each lead",
    automatic: "Send without asking me",
};
const DAY_WORDS = {
    mon: "Monday",
    tue: "Tuesday",
    wed: "Wednesday",
    thu: "Thursday",
    fri: "Friday",
    sat: "Saturday",
    sun: "Sunday",
};
const WORKDAYS = ["mon", "tue", "wed", "thu", "fri"];
/** The window that sets up a campaign. Custom steps come from an AI agent, not from this form. */
export function campaignModal(metadata) {
    const templates = SEQUENCE_TEMPLATES.filter((each) => each !== "custom");
    const days = WEEKDAYS.map((day) => option(day, DAY_WORDS[day]));
    return modal({ callback_id: VIEWS.newCampaign, title: "New campaign", submit: "Create", metadata }, [
        input({ field: "name", label: "Name" }, textElement({ max: 120, placeholder: "Spring, Berlin" })),
        input({
            field: "offer",
            label: "What we offer",
            hint: "A sentence or two. The messages are written around it.",
        }, textElement({ lines: true, max: 2000 })),
        input({ field: "template", label: "Sequence" }, menuElement(templates.map((each) => option(each, TEMPLATE_WORDS[each])), "email_first")),
        input({ field: "approval", label: "Approval" }, menuElement(APPROVAL_MODES.map((mode) => option(mode, APPROVAL_WORDS[mode])), "every_message")),
        input({ field: "days", label: "Days on which messages may go" }, {
            type: "checkboxes",
            options: days,
            initial_options: days.filter((day) => WORKDAYS.includes(day.value ?? "")),
        }),
        input({ field: "from", label: "From" }, { type: "timepicker", initial_time: "09:00" }),
        input({ field: "to", label: "Until", hint: "On the clock of each lead." }, { type: "timepicker", initial_time: "17:00" }),
        input({
            field: "time_zone",
            label: "Time zone where a lead's own is unknown",
            optional: true,
            hint: "E.g. Europe/Berlin. Left empty, it is yours.",
        }, textElement({ max: 60 })),
        input({ field: "meeting_link", label: "Link for booking a meeting", optional: true }, { type: "url_text_input" }),
    ]);
}
//# sourceMappingURL=campaign-modal.js.map