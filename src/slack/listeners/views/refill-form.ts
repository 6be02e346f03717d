import type { ViewStateValue } from "@slack/bolt";
import type { KnownBlock, ModalView } from "@slack/types";
import { escapeMrkdwn } from "../../blocks/mrkdwn.ts";
import { section } from "../../blocks/section.ts";
import type { FormState } from "./form.ts";

/** Marks the sentence above a form that came back, so that a second one takes its place. */
const NOTICE = "notice";

/** A submitted window as Slack sends it back. */
export type SubmittedView = Pick<ModalView, "title" | "submit" | "close" | "blocks"> & {
  callback_id: string;
  private_metadata: string;
  state: { values: FormState };
};

/** The same window with everything in it that was typed, and a sentence above: nothing is typed twice. */
export function refillForm(view: SubmittedView, sentence: string): ModalView {
  const blocks = (view.blocks as KnownBlock[]).filter((block) => block.block_id !== NOTICE);
  return {
    type: "modal",
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    title: view.title,
    ...(view.submit ? { submit: view.submit } : {}),
    ...(view.close ? { close: view.close } : {}),
    blocks: [
      { ...section(`:warning: ${escapeMrkdwn(sentence)}`), block_id: NOTICE },
      ...blocks.map((block) => refill(block, view.state.values)),
    ],
  };
}

function refill(block: KnownBlock, values: FormState): KnownBlock {
  if (block.type !== "input") return block;
  const value = Object.values(values[block.block_id ?? ""] ?? {})[0];
  const element = Object.fromEntries(
    Object.entries(block.element).filter(([name]) => !name.startsWith("initial_")),
  );
  return { ...block, element: { ...element, ...initialOf(value) } } as KnownBlock;
}

function initialOf(value: ViewStateValue | undefined): Record<string, unknown> {
  const given: Record<string, unknown> = {
    initial_value: value?.value,
    initial_option: value?.selected_option,
    initial_options: value?.selected_options?.length ? value.selected_options : undefined,
    initial_time: value?.selected_time,
    initial_conversation: value?.selected_conversation,
    initial_user: value?.selected_user,
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, each]) => each !== undefined && each !== null),
  );
}
