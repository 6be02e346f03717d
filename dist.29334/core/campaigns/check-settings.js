import { AppError } from "../errors.js";
import { isTimeZone } from "../sequences/resolve-zone.js";
import { nextOpening } from "../sequences/send-window.js";
/**
 * Refuses settings that could not work, and any choice of the approval mode by somebody who is no
 * person: who decides what leaves unread is never an agent's to say. Fields left out are not looked at.
 */
export function checkSettings(actor, settings) {
    const { time_zone, window, meeting_link } = settings;
    if (time_zone && !isTimeZone(time_zone)) {
        throw new AppError("invalid_input", {
            say: `"${time_zone}" is no time zone.`,
            field: "settings.time_zone",
            next: "Give an IANA name such as Europe/Berlin or America/New_York.",
        });
    }
    if (window)
        nextOpening(window, "UTC", new Date(0));
    if (meeting_link && !isWebAddress(meeting_link)) {
        throw new AppError("invalid_input", {
            say: "The meeting link is no web address.",
            field: "settings.meeting_link",
            next: "Give it in full, beginning with https://.",
        });
    }
    if (actor.kind !== "person" && (settings.approval ?? "every_message") !== "every_message") {
        throw onlyPerson();
    }
}
/** The answer to whoever is no person and would change what needs approval. */
export function onlyPerson() {
    return new AppError("not_allowed", {
        say: "Only a person may change which messages need approval.",
        field: "settings.approval",
        next: "Leave approval out, and ask a person to change it in Slack.",
    });
}
function isWebAddress(text) {
    return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
//# sourceMappingURL=check-settings.js.map