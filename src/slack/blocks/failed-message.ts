import type { ActionsBlockElement, KnownBlock } from "@slack/types";
import { packDraft, packOwned } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import type { DeadLetters } from "../results.ts";
import { actions, button, commandButton, confirm } from "./button.ts";
import type { Message } from "./message.ts";
import { count, fenceLine } from "./mrkdwn.ts";
import { section } from "./section.ts";
import { slackTime } from "./time.ts";

/** How many stand in one answer, each with its buttons. */
export const FAILED_PER_PAGE = 8;

type DeadLetter = DeadLetters["letters"][number];
export type FailedPage = DeadLetters & { user_id: string };

/** What will not go on by itself, newest first, each with the way on. */
export function failedMessage(page: FailedPage): Message {
  const { letters, total, user_id, next_cursor } = page;
  if (letters.length === 0) return nothingFailed();
  const text = `${count(total, "thing")} ${total === 1 ? "needs" : "need"} you, newest first.`;
  const blocks: KnownBlock[] = [
    section(text),
    ...letters.flatMap((letter) => letterBlocks(letter, user_id)),
  ];
  const more = next_cursor
    ? [
        actions(
          button({
            action: ACTIONS.moreFailed,
            label: "More of them",
            value: packOwned(user_id, "failed", next_cursor),
          }),
        ),
      ]
    : [];
  return { text, blocks: [...blocks, ...more] };
}

function letterBlocks(letter: DeadLetter, user_id: string): KnownBlock[] {
  const when = letter.at ? ` ${slackTime(letter.at)}` : "";
  const what = `*${fenceLine(letter.what, 300)}*${when}: ${fenceLine(letter.reason, 400)}`;
  return [
    section(`${what}\n${fenceLine(letter.next, 300)}`),
    actions(...buttonsOf(letter, user_id)),
  ];
}

function buttonsOf(letter: DeadLetter, user_id: string): ActionsBlockElement[] {
  const { id, kind, what } = letter;
  if (kind === "uncertain") return outcomes(letter, user_id);
  const label = kind === "mail" ? "Read it again" : kind === "expired" ? "Ask again" : "Try again";
  const again = button({
    action: ACTIONS.redrive,
    label,
    value: packOwned(user_id, id),
    spoken: `${label}: ${what}`,
  });
  if (kind === "post" || kind === "mail") return [again];
  const value = draftValue(letter, user_id);
  return [again, button({ action: ACTIONS.skip, label: "Skip", value, spoken: `Skip: ${what}` })];
}

function outcomes(letter: DeadLetter, user_id: string): ActionsBlockElement[] {
  const value = draftValue(letter, user_id);
  return [
    button({
      action: ACTIONS.itWasSent,
      label: "It was sent",
      value,
      spoken: `It was sent: ${letter.what}`,
    }),
    button({
      action: ACTIONS.sendAgain,
      label: "Send again",
      value,
      spoken: `Send again: ${letter.what}`,
      confirm: confirm({
        title: "Send it again?",
        text: "If the first one did go out, they get the same message twice. Look into your sent mail first.",
        yes: "Send again",
      }),
    }),
  ];
}

function draftValue({ id, draft_version }: DeadLetter, user_id: string): string {
  return packDraft({ user_id, step_id: id, draft_version: Math.max(draft_version ?? 1, 1) });
}

function nothingFailed(): Message {
  const text = "Nothing failed, and nothing waits for you to look into it.";
  return { text, blocks: [section(text), actions(commandButton("Today at a glance", ""))] };
}
