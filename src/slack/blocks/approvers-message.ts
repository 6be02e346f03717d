import type { KnownBlock, UsersSelect } from "@slack/types";
import { packOwned } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import type { Approver } from "../results.ts";
import { button } from "./button.ts";
import type { Message } from "./message.ts";
import { count, fenceLine } from "./mrkdwn.ts";
import { context, section } from "./section.ts";

export type Approvers = {
  /** Null where the list is not known: it is shown after the first change. */
  approvers: readonly Approver[] | null;
  user_id: string;
  sentence?: string;
};

/** Who may decide on one's drafts, and how to change that. */
export function approversMessage({ approvers, user_id, sentence }: Approvers): Message {
  const text = sentence ?? headline(approvers);
  const blocks: KnownBlock[] = [
    section(text),
    ...(approvers ?? []).slice(0, 20).map((each) => approverBlock(each, user_id)),
    section("*Name an approver*", userMenu(ACTIONS.nameApprover)),
    ...(approvers === null
      ? [section("*Take the right back*", userMenu(ACTIONS.removeApprover))]
      : []),
    context(
      "Approvers get your drafts and decide on them in their own name. They see nothing else.",
    ),
  ];
  return { text, blocks };
}

function headline(approvers: readonly Approver[] | null): string {
  if (approvers === null) return "Approvers decide on your drafts besides you.";
  if (approvers.length === 0) return "Only you decide on your drafts.";
  return `${count(approvers.length, "colleague")} may decide on your drafts besides you.`;
}

function approverBlock(approver: Approver, user_id: string): KnownBlock {
  const name = approver.display_name ? fenceLine(approver.display_name, 80) : "";
  return section(
    `<@${approver.slack_user_id}>${name ? ` (${name})` : ""}`,
    button({
      action: ACTIONS.removeApprover,
      label: "Remove",
      value: packOwned(user_id, approver.team_id, approver.slack_user_id),
      spoken: `Remove ${approver.display_name ?? "this approver"}`,
    }),
  );
}

function userMenu(action_id: string): UsersSelect {
  return {
    type: "users_select",
    action_id,
    placeholder: { type: "plain_text", text: "Choose a colleague" },
  };
}
