import type { WireBlock } from "../../src/playground/page/wire.ts";
import { elementsOf, optionsOf } from "../../src/playground/simulator/blocks/block-elements.ts";

/** Something a person can touch: a button, a menu, an input. */
export type Control = {
  block_id: string;
  action_id: string;
  /** What stands on it or beside it. */
  label: string;
  value: string | undefined;
  options: { label: string; value: string }[];
};

/** Every control of a message or a window, in reading order. */
export function controlsOf(blocks: readonly WireBlock[]): Control[] {
  return blocks.flatMap((block) =>
    elementsOf(block).map(({ element }) => ({
      block_id: block.block_id,
      action_id: element.action_id ?? "",
      label: textIn(block.type === "input" ? block.label : (element.text ?? element.placeholder)),
      value: typeof element.value === "string" ? element.value : undefined,
      options: optionsOf(element).map((option) => ({
        label: textIn(option.text),
        value: String(option.value),
      })),
    })),
  );
}

/** The control with this label or action_id. Throws with what is there instead. */
export function findControl(blocks: readonly WireBlock[], name: string): Control {
  const controls = controlsOf(blocks);
  const found = controls.find((each) => each.label === name || each.action_id === name);
  if (found) return found;
  throw new Error(`no "${name}" among: ${controls.map(({ label }) => label).join(" · ")}`);
}

/** All words of a message or a window, for a test to look into. */
export function wordsOf(blocks: readonly WireBlock[]): string {
  return blocks.map((block) => words(block).join("\n")).join("\n");
}

function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(words);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "text" && typeof inner === "string" ? [inner] : words(inner),
  );
}

function textIn(value: unknown): string {
  return words({ value })[0] ?? "";
}
