import type { PostToMake } from "../../core/posts/read-post.ts";
import { actions, commandButton } from "./button.ts";
import type { Message } from "./message.ts";
import { fence } from "./mrkdwn.ts";
import { section } from "./section.ts";

type Notice = Extract<PostToMake["content"], { kind: "notice" }>;

/** What core may offer with a notice, and the command that does it. */
const OFFERS: Readonly<Record<string, { label: string; command: string }>> = {
  resume_all: { label: "Resume sending", command: "resume-all" },
  connect: { label: "Connect a mailbox", command: "connect" },
  reconnect: { label: "Reconnect the mailbox", command: "connect" },
  approve: { label: "Review the drafts", command: "approve" },
  campaigns: { label: "See the campaigns", command: "campaigns" },
  replies: { label: "Read the replies", command: "replies" },
  settings: { label: "Open the settings", command: "settings" },
  failed: { label: "See what failed", command: "failed" },
  sending: { label: "See what is due", command: "sending" },
};

/** Something a person should know, and what to do next. */
export function noticeMessage(notice: Notice): Message {
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
