import { packOwned } from "../button-value.js";
import { ACTIONS } from "../ids.js";
import { button } from "./button.js";
import { count, fenceLine } from "./mrkdwn.js";
import { context, section } from "./section.js";
/** Who may decide on one's drafts, and how to change that. */
export function approversMessage({ approvers, user_id, sentence }) {
    const text = sentence ?? headline(approvers);
    const blocks = [
        section(text),
        ...(approvers ?? []).slice(0, 20).map((each) => approverBlock(each, user_id)),
        section("*Name an approver*", userMenu(ACTIONS.nameApprover)),
        ...(approvers === null
            ? [section("*Take the right back*", userMenu(ACTIONS.removeApprover))]
            : []),
        context("Approvers get your drafts and decide on them in their own name. They see nothing else."),
    ];
    return { text, blocks };
}
function headline(approvers) {
    if (approvers === null)
        return "Approvers decide on your drafts besides you.";
    if (approvers.length === 0)
        return "Only you decide on your drafts.";
    return `${count(approvers.length, "colleague")} may decide on your drafts besides you.`;
}
function approverBlock(approver, user_id) {
    const name = approver.display_name ? fenceLine(approver.display_name, 80) : "";
    return section(`<@${approver.slack_user_id}>${name ? ` (${name})` : ""}`, button({
        action: ACTIONS.removeApprover,
        label: "Remove",
        value: packOwned(user_id, approver.team_id, approver.slack_user_id),
        spoken: `Remove ${approver.display_name ?? "this approver"}`,
    }));
}
function userMenu(action_id) {
    return {
        type: "users_select",
        action_id,
        placeholder: { type: "plain_text", text: "Choose a colleague" },
    };
}
//# sourceMappingURL=approvers-message.js.map