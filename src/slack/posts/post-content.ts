import type { PostToMake } from "../../core/posts/read-post.ts";
import { approvalCardMessage } from "../blocks/approval-card.ts";
import { isGoodNews } from "../blocks/intent-words.ts";
import type { Message } from "../blocks/message.ts";
import { noticeMessage } from "../blocks/notice-message.ts";
import { replyMessage } from "../blocks/reply-message.ts";

/** The message a post is shown as. */
export function messageOf({ content, user_id }: PostToMake): Message {
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
export function isForEverybody({ content, thread_ts }: PostToMake): boolean {
  return thread_ts !== null && content.kind === "reply" && isGoodNews(content.reply.intent);
}
