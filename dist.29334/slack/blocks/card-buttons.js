import { packDraft } from "../button-value.js";
import { ACTIONS } from "../ids.js";
import { actions, button, confirm } from "./button.js";
import { nounOf } from "./card-sentence.js";
/** What can be decided on a card now; null once there is nothing left to decide. */
export function cardButtons(card, user_id) {
    const value = packDraft({
        user_id,
        step_id: card.step_id,
        draft_version: Math.max(card.draft_version, 1),
    });
    const whom = `the ${nounOf(card)} to ${card.lead.full_name}`;
    if (card.state === "waiting")
        return decisions(card, value, whom);
    if (card.state === "uncertain")
        return outcomes(value, whom);
    return null;
}
function decisions(card, value, whom) {
    const label = card.edited ? "Approve (edited)" : "Approve";
    return actions(button({
        action: ACTIONS.approve,
        label,
        value,
        style: "primary",
        spoken: `${label} ${whom}`,
    }), button({ action: ACTIONS.edit, label: "Edit", value, spoken: `Edit ${whom}` }), button({
        action: ACTIONS.regenerate,
        label: "Regenerate",
        value,
        spoken: `Write again ${whom}`,
    }), button({ action: ACTIONS.skip, label: "Skip", value, spoken: `Skip ${whom}` }), button({
        action: ACTIONS.reject,
        label: "Reject",
        value,
        style: "danger",
        spoken: `Reject ${whom}`,
    }));
}
function outcomes(value, whom) {
    return actions(button({
        action: ACTIONS.itWasSent,
        label: "It was sent",
        value,
        spoken: `It was sent: ${whom}`,
    }), button({
        action: ACTIONS.sendAgain,
        label: "Send again",
        value,
        spoken: `Send again: ${whom}`,
        confirm: confirm({
            title: "Send it again?",
            text: "If the first one did go out, they get the same message twice. Look into your sent mail first.",
            yes: "Send again",
        }),
    }));
}
//# sourceMappingURL=card-buttons.js.map