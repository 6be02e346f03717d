import type { KnownBlock } from "@slack/types";
import type { MailboxSummary } from "../../core/credentials/mailbox-summary.ts";
import { packOwned } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import { actions, button, confirm } from "./button.ts";
import type { Message } from "./message.ts";
import { count, fenceLine } from "./mrkdwn.ts";
import { context, section } from "./section.ts";
import { type SenderChoice, senderMenu } from "./sender-menu.ts";

const STATUS_WORDS: Record<MailboxSummary["status"], string> = {
  ok: "works",
  paused: "paused",
  needs_reconnect: "must be connected again",
  disconnected: "disconnected",
};

/** Kinds of connection a person may ask for, and what to do as long as there is only SMTP. */
const INSTEAD: Readonly<Record<string, string>> = {
  gmail:
    "Gmail works by SMTP: make an app password in your Google account, then connect `smtp.gmail.com:465`.",
  outlook:
    "Outlook works by SMTP where your administrator allows it: connect `smtp.office365.com:587`.",
  linkedin:
    "LinkedIn steps are skipped until LinkedIn can be connected. The email steps go on without it.",
  apollo: "Export your list from Apollo as CSV, then bring it in with `/sdr import`.",
  zoominfo: "Export your list from ZoomInfo as CSV, then bring it in with `/sdr import`.",
};

export type Connections = {
  mailboxes: readonly MailboxSummary[];
  user_id: string;
  asked: string;
  /** Where the asked kind is connected in a browser; good for ten minutes. */
  link?: string | null;
  /** Which of them may write as several addresses. */
  senders?: readonly SenderChoice[];
};

/** The mailboxes with their health, and how to connect one. */
export function connectionsMessage(connections: Connections): Message {
  const { mailboxes, user_id, asked, link } = connections;
  const text = headline(mailboxes);
  const kind = asked.toLowerCase();
  const instead = link ? signIn(link, kind) : INSTEAD[kind];
  const blocks: KnownBlock[] = [
    section(text),
    ...mailboxes
      .slice(0, 20)
      .flatMap((mailbox) => [mailboxBlock(mailbox, user_id), ...menusOf(mailbox, connections)]),
    ...(instead ? [section(instead)] : []),
    actions(
      button({
        action: ACTIONS.connectSmtp,
        label: "Connect a mailbox by SMTP",
        value: user_id,
        style: "primary",
      }),
    ),
    context(
      "Passwords go into the window that opens, never into the chat, and are stored encrypted.",
    ),
  ];
  return { text, blocks };
}

function menusOf({ mailbox_id }: MailboxSummary, { user_id, senders }: Connections): KnownBlock[] {
  const choice = senders?.find((one) => one.mailbox_id === mailbox_id);
  const menu = choice ? senderMenu(user_id, choice) : null;
  return menu ? [menu] : [];
}

/** Whoever opens it connects a mailbox to this account, so it is shown to one person only. */
function signIn(link: string, kind: string): string {
  const [vendor, mailbox] = kind === "outlook" ? ["Microsoft", "Outlook"] : ["Google", "Gmail"];
  return `<${link}|Sign in with ${vendor}> to connect ${mailbox}. The link is yours alone: it works once, within ten minutes.`;
}

/** One mailbox in a line: its address, whether it works, and how much it sent today. */
export function mailboxLine(mailbox: MailboxSummary): string {
  const replies = mailbox.can_read_replies ? "" : " Replies to it cannot be read.";
  const today = `${mailbox.sent_today} of ${count(mailbox.daily_cap, "message")} sent today`;
  return `*${fenceLine(mailbox.address)}* (${fenceLine(mailbox.provider, 30)}): ${STATUS_WORDS[mailbox.status]}, ${today}. ${fenceLine(mailbox.health, 200)}${replies}`;
}

function headline(mailboxes: readonly MailboxSummary[]): string {
  if (mailboxes.length === 0) return "No mailbox is connected yet, so nothing can be sent.";
  const working = mailboxes.filter((mailbox) => mailbox.status === "ok").length;
  return `${working} of ${count(mailboxes.length, "mailbox", "mailboxes")} can send.`;
}

function mailboxBlock(mailbox: MailboxSummary, user_id: string): KnownBlock {
  if (mailbox.status === "disconnected") return section(mailboxLine(mailbox));
  return section(
    mailboxLine(mailbox),
    button({
      action: ACTIONS.disconnectMailbox,
      label: "Disconnect",
      value: packOwned(user_id, mailbox.mailbox_id),
      spoken: `Disconnect ${mailbox.address}`,
      confirm: confirm({
        title: "Disconnect this mailbox?",
        text: `Chat SDR forgets the password of ${mailbox.address}, and its campaigns stop sending from it.`,
        yes: "Disconnect",
      }),
    }),
  );
}
