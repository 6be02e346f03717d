import type { InputBlock } from "@slack/types";
import { type InputOptions, input, MAX_INPUT, textElement } from "./input.ts";
import { splitText } from "./section.ts";

/** Left free in every part, so that a person can add to it. */
const ROOM_TO_WRITE = 400;
/** Parts a text may have; the longest that core takes fits. */
const MOST_PARTS = 4;

/** The block_id of a part of a long text: `body`, `body_2`, `body_3`… */
function partField(field: string, index: number): string {
  return index === 0 ? field : `${field}_${index + 1}`;
}

/** Every block_id that a long text may have. */
export function partFields(field: string): string[] {
  return Array.from({ length: MOST_PARTS }, (_, index) => partField(field, index));
}

/** The inputs of a text that may be longer than Slack lets one input be. */
export function textInputs(options: InputOptions & { value: string }): InputBlock[] {
  const { value, ...about } = options;
  const parts = value.length <= MAX_INPUT ? [value] : splitText(value, MAX_INPUT - ROOM_TO_WRITE);
  return parts.slice(0, MOST_PARTS).map((part, index) => {
    const whole = parts.length === 1;
    const label = whole ? about.label : `${about.label}, part ${index + 1} of ${parts.length}`;
    const field = partField(about.field, index);
    return input({ ...about, field, label }, textElement({ value: part, lines: true }));
  });
}
