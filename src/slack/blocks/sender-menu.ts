import type { ActionsBlock } from "@slack/types";
import { packOwned } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import { actions } from "./button.ts";
import { menuElement, option } from "./input.ts";

/** The addresses a mailbox may write as. */
export type SenderChoice = {
  mailbox_id: string;
  senders: readonly { address: string; chosen: boolean }[];
};

/** Slack shows no longer label whole, and an address cut short could be another one. */
const LONGEST = 75 - "Send as ".length;

/** What stands in From of a mailbox, to choose from; null where there is nothing to choose. */
export function senderMenu(
  user_id: string,
  { mailbox_id, senders }: SenderChoice,
): ActionsBlock | null {
  const shown = senders.filter(({ address }) => address.length <= LONGEST);
  if (shown.length < 2) return null;
  const valueFor = (address: string) => packOwned(user_id, mailbox_id, address);
  const chosen = shown.find((sender) => sender.chosen)?.address ?? "";
  const menu = menuElement(
    shown.map(({ address }) => option(valueFor(address), `Send as ${address}`)),
    valueFor(chosen),
  );
  return actions({
    ...menu,
    action_id: ACTIONS.chooseSender,
    placeholder: { type: "plain_text", text: "Send as …" },
  });
}
