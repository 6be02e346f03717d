import type {
  InputBlock,
  InputBlockElement,
  PlainTextInput,
  PlainTextOption,
  StaticSelect,
} from "@slack/types";
import { clip } from "./mrkdwn.ts";

/** The action_id of every input: the block_id alone names a field. */
const FIELD = "value";

/** Longest text a person can type into one input. */
export const MAX_INPUT = 3000;

export type InputOptions = {
  field: string;
  label: string;
  hint?: string;
  optional?: boolean;
};

/** One field of a form, named by its block_id. */
export function input(options: InputOptions, element: InputBlockElement): InputBlock {
  return {
    type: "input",
    block_id: options.field,
    label: { type: "plain_text", text: clip(options.label, 2000) },
    element: { ...element, action_id: FIELD },
    optional: options.optional ?? false,
    ...(options.hint ? { hint: { type: "plain_text", text: clip(options.hint, 2000) } } : {}),
  };
}

export type TextOptions = {
  value?: string | null | undefined;
  lines?: boolean;
  max?: number;
  placeholder?: string;
};

/** A text to type; `value` stands in it already. */
export function textElement(options: TextOptions = {}): PlainTextInput {
  const max = Math.min(options.max ?? MAX_INPUT, MAX_INPUT);
  return {
    type: "plain_text_input",
    max_length: max,
    ...(options.value ? { initial_value: options.value.slice(0, max) } : {}),
    ...(options.lines ? { multiline: true } : {}),
    ...(options.placeholder
      ? { placeholder: { type: "plain_text", text: clip(options.placeholder, 150) } }
      : {}),
  };
}

/** One choice of a menu. */
export function option(value: string, label: string): PlainTextOption {
  return { text: { type: "plain_text", text: clip(label, 75) }, value };
}

/** A menu; `chosen` is the value that is set at first. */
export function menuElement(options: PlainTextOption[], chosen?: string): StaticSelect {
  const initial = options.find((each) => each.value === chosen);
  return {
    type: "static_select",
    options: options.slice(0, 100),
    ...(initial ? { initial_option: initial } : {}),
  };
}

/** A line that may be left empty. */
export function optionalLine(options: InputOptions & TextOptions): InputBlock {
  const { max, value, ...field } = options;
  return input({ ...field, optional: true }, textElement({ value, ...(max ? { max } : {}) }));
}
