import type { WireElement } from "../data/element-value.ts";

/** What an input block adds to its element: its DOM id, its notes, and whether changes are sent. */
type InputPart = {
  id: string;
  notes: string;
  invalid: boolean;
  required: boolean;
  dispatch: boolean;
};

export type ElementProps = { block: string; element: WireElement; input?: InputPart | undefined };

/** The attributes an input block gives its element; on its own an element is named by its placeholder. */
export function ariaOf({ element, input }: ElementProps) {
  if (!input) return { "aria-label": element.placeholder?.text ?? "Choose" };
  return {
    id: input.id,
    "aria-describedby": input.notes || undefined,
    "aria-invalid": input.invalid || undefined,
    "aria-required": input.required || undefined,
  };
}
