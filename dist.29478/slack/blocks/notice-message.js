import { actions, commandButton } from "./button.js";
import { fence } from "./mrkdwn.js";
import { section } from "./section.js";
/** What core may offer with a notice, and the command that does it. */
const OFFERS = {
    resume_all: { label: "Resume sending", command: "resume-all" },
    connect: { label: "Connect a mailbox", command: "connect" },
    reconnect: { label: "Reconnect the mailbox", command: "connect" },
    approve: { label: "Review the drafts", command: "approve" },
    campaigns: { label: "See the campaigns", command: "campaigns" },
    replies: { label: "Read the replies", command: "replies" },
    settings: { label: "Open the settings", command: "settings" },
};
/** Something a person should know, and what to do next. */
export function noticeMessage(notice) {
    const text = [notice.text, notice.next].filter((part) => part).join(" ");
    const offer = notice.action ? OFFERS[notice.action] : undefined;
    return {
        text: fence(text, 2500),
        blocks: [
            section(fence(text, 2500)),
            ...(offer ? [actions(commandButton(offer.label, offer.command, "primary"))] : []),
        ],
    };
}
//# sourceMappingURL=notice-message.js.map