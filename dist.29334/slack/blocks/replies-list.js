import { packOwned } from "../button-value.js";
import { ACTIONS } from "../ids.js";
import { actions, button, commandButton } from "./button.js";
import { intentWords } from "./intent-words.js";
import { count } from "./mrkdwn.js";
import { replyMessage } from "./reply-message.js";
import { section } from "./section.js";
/** How many replies stand in one answer, each with its buttons. */
export const REPLIES_PER_PAGE = 5;
/** Replies with their buttons, newest first. */
export function repliesMessage(page) {
    if (page.replies.length === 0)
        return noReplies(page.intent);
    const text = page.intent
        ? `${count(page.replies.length, "reply", "replies")} labelled “${intentWords(page.intent)}”, newest first.`
        : `${count(page.replies.length, "reply", "replies")} to answer, newest first.`;
    const blocks = [
        section(text),
        ...page.replies.flatMap((reply) => [
            { type: "divider" },
            ...replyMessage(reply, page.user_id).blocks,
        ]),
    ];
    const more = page.next_cursor
        ? [
            actions(button({
                action: ACTIONS.moreReplies,
                label: "More replies",
                value: packOwned(page.user_id, page.intent ?? "all", page.next_cursor),
            })),
        ]
        : [];
    return { text, blocks: [...blocks, ...more] };
}
function noReplies(intent) {
    const text = intent
        ? `No reply is labelled “${intentWords(intent)}”.`
        : "No reply waits for an answer. New ones are posted here as they come in.";
    const all = intent
        ? commandButton("All replies to answer", "replies")
        : commandButton("Figures", "stats");
    return { text, blocks: [section(text), actions(all)] };
}
//# sourceMappingURL=replies-list.js.map