import type { KnownBlock } from "@slack/types";
import type { Reply } from "../../core/replies/reply.ts";
import { packOwned } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import { actions, button, commandButton } from "./button.ts";
import { intentWords } from "./intent-words.ts";
import type { Message } from "./message.ts";
import { count } from "./mrkdwn.ts";
import { replyMessage } from "./reply-message.ts";
import { section } from "./section.ts";

/** How many replies stand in one answer, each with its buttons. */
export const REPLIES_PER_PAGE = 5;

export type RepliesPage = {
  replies: readonly Reply[];
  next_cursor: string | null;
  intent: string | null;
  user_id: string;
};

/** Replies with their buttons, newest first. */
export function repliesMessage(page: RepliesPage): Message {
  if (page.replies.length === 0) return noReplies(page.intent);
  const text = page.intent
    ? `${count(page.replies.length, "reply", "replies")} labelled “${intentWords(page.intent)}”, newest first.`
    : `${count(page.replies.length, "reply", "replies")} to answer, newest first.`;
  const blocks: KnownBlock[] = [
    section(text),
    ...page.replies.flatMap((reply) => [
      { type: "divider" } as const,
      ...replyMessage(reply, page.user_id).blocks,
    ]),
  ];
  const more = page.next_cursor
    ? [
        actions(
          button({
            action: ACTIONS.moreReplies,
            label: "More replies",
            value: packOwned(page.user_id, page.intent ?? "all", page.next_cursor),
          }),
        ),
      ]
    : [];
  return { text, blocks: [...blocks, ...more] };
}

function noReplies(intent: string | null): Message {
  const text = intent
    ? `No reply is labelled “${intentWords(intent)}”.`
    : "No reply waits for an answer. New ones are posted here as they come in.";
  const all = intent
    ? commandButton("All replies to answer", "replies")
    : commandButton("Figures", "stats");
  return { text, blocks: [section(text), actions(all)] };
}
