import { approvalCardMessage } from "../blocks/approval-card.js";
import { isGoodNews } from "../blocks/intent-words.js";
import { noticeMessage } from "../blocks/notice-message.js";
import { replyMessage } from "../blocks/reply-message.js";
/** The message a post is shown as. */
export function messageOf({ content, user_id }) {
    switch (content.kind) {
        case "approval":
            return approvalCardMessage(content.card, user_id);
        case "reply":
            return replyMessage(content.reply, user_id);
        case "notice":
            return noticeMessage(content);
    }
}
/** Whether a post in a thread should stand in the channel too. */
export function isForEverybody({ content, thread_ts }) {
    return thread_ts !== null && content.kind === "reply" && isGoodNews(content.reply.intent);
}
//# sourceMappingURL=post-content.js.map