import { VIEWS } from "../ids.js";
import { input, optionalLine } from "./input.js";
import { modal } from "./modal.js";
import { section } from "./section.js";
/** The window with everything a person may set for themselves. */
export function settingsModal(today, metadata) {
    return modal({ callback_id: VIEWS.settings, title: "Settings", submit: "Save", metadata }, [
        ...inSlack(today),
        ...aboutYou(today),
    ]);
}
function inSlack({ settings }) {
    const channel = {
        type: "conversations_select",
        filter: { include: ["public", "private"], exclude_bot_users: true },
        ...(settings.posting_channel ? { initial_conversation: settings.posting_channel } : {}),
    };
    return [
        section("*In Slack*"),
        input({
            field: "posting_channel",
            label: "Channel for drafts and replies",
            optional: true,
            hint: "Everybody in it can read them. Left empty, they come to you directly.",
        }, channel),
        input({
            field: "quiet_from",
            label: "Quiet from",
            optional: true,
            hint: "I post nothing in these hours.",
        }, timepicker(settings.quiet_hours?.from)),
        input({ field: "quiet_to", label: "Quiet until", optional: true }, timepicker(settings.quiet_hours?.to)),
        input({ field: "reminder_hours", label: "Remind me of a waiting draft after so many hours" }, {
            type: "number_input",
            is_decimal_allowed: false,
            initial_value: String(settings.reminder_hours),
            min_value: "1",
            max_value: "168",
        }),
    ];
}
function aboutYou({ user, settings }) {
    const { sender_name, postal_address, contact_reason } = settings;
    return [
        section("*In your messages*"),
        optionalLine({ field: "full_name", label: "Your name", max: 200, value: user.name }),
        optionalLine({ field: "company_name", label: "Your company", max: 200, value: user.company }),
        optionalLine({
            field: "sender_name",
            label: "Name you sign with",
            hint: "Left empty, it is your name.",
            max: 200,
            value: sender_name,
        }),
        optionalLine({
            field: "postal_address",
            label: "Postal address",
            hint: "Stands in the footer; the law of most countries asks for one.",
            max: 300,
            value: postal_address,
        }),
        optionalLine({
            field: "contact_reason",
            label: "Why you write to people",
            hint: "Stands in the footer, e.g. You run a data team in Berlin.",
            max: 300,
            value: contact_reason,
        }),
        optionalLine({
            field: "time_zone",
            label: "Your time zone",
            hint: "E.g. Europe/Berlin",
            max: 60,
            value: user.time_zone,
        }),
    ];
}
function timepicker(value) {
    return value ? { type: "timepicker", initial_time: value } : { type: "timepicker" };
}
//# sourceMappingURL=settings-modal.js.map