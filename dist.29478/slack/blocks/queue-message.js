import { packOwned } from "../button-value.js";
import { ACTIONS } from "../ids.js";
import { approvalCardMessage } from "./approval-card.js";
import { actions, button, commandButton } from "./button.js";
import { count } from "./mrkdwn.js";
import { section } from "./section.js";
/** The oldest draft that waits, with its buttons, a way to look at the next, and Approve all. */
export function queueMessage(item) {
    const card = approvalCardMessage(item.card, item.user_id);
    const waiting = item.total === 1 ? "One draft waits for you." : `${count(item.total, "draft")} wait for you.`;
    const blocks = [section(`${waiting} ${card.text}`), ...card.blocks.slice(1)];
    const further = furtherButtons(item);
    return {
        text: `${waiting} ${card.text}`,
        blocks: further.length > 0 ? [...blocks, actions(...further)] : blocks,
    };
}
function furtherButtons({ card, user_id, total, next_cursor }) {
    const next = next_cursor
        ? [
            button({
                action: ACTIONS.nextDraft,
                label: "Next draft",
                value: packOwned(user_id, card.campaign_id, next_cursor),
            }),
        ]
        : [];
    const all = total > 1
        ? [
            button({
                action: ACTIONS.approveAll,
                label: "Approve all of this campaign…",
                value: packOwned(user_id, card.campaign_id),
            }),
        ]
        : [];
    return [...next, ...all];
}
/** A card from the queue after the decision on it, with the way to the next one. */
export function decidedQueueMessage(card, user_id) {
    const message = approvalCardMessage(card, user_id);
    if (card.state === "waiting")
        return message;
    return {
        text: message.text,
        blocks: [...message.blocks, actions(commandButton("Next draft", "approve"))],
    };
}
/** When nothing waits. */
export function emptyQueueMessage() {
    const text = "No draft waits for you. New ones come to you as they are written; `/sdr campaigns` shows what is running.";
    return { text, blocks: [section(text), actions(commandButton("Campaigns", "campaigns"))] };
}
//# sourceMappingURL=queue-message.js.map