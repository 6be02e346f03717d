import { elementsOf } from "../blocks/block-elements.ts";
import { type ElementValue, elementState, initialValue } from "../blocks/element-state.ts";
import type { SlackBlock, SlackFile, ViewValues } from "./slack-types.ts";

/** What a person filled in: block_id, then action_id, then the value. */
export type GivenValues = Record<string, Record<string, ElementValue>>;

const STATELESS = new Set(["button", "overflow", "workflow_button"]);

/** The state of a view nobody has touched: every input with its initial value. */
export function initialValues(blocks: readonly SlackBlock[]): ViewValues {
  const values: ViewValues = {};
  for (const block of blocks) {
    for (const { element } of elementsOf(block)) {
      if (STATELESS.has(element.type)) continue;
      values[block.block_id] ??= {};
      const inBlock = values[block.block_id] ?? {};
      inBlock[element.action_id ?? ""] = elementState(element, initialValue(element));
    }
  }
  return values;
}

/** The values typed so far for those inputs that are still there. */
export function keptValues(blocks: readonly SlackBlock[], typed: ViewValues): ViewValues {
  const kept: ViewValues = {};
  for (const [blockId, inBlock] of Object.entries(initialValues(blocks))) {
    kept[blockId] = {};
    for (const [actionId, untouched] of Object.entries(inBlock)) {
      const before = typed[blockId]?.[actionId];
      const same = before && before.type === untouched.type;
      (kept[blockId] as Record<string, unknown>)[actionId] = same ? before : untouched;
    }
  }
  return kept;
}

/** The state with a person's values laid over it; values for elements that are not there are dropped. */
export function fillValues(
  { blocks, values }: { blocks: readonly SlackBlock[]; values: ViewValues },
  given: GivenValues,
  files: readonly SlackFile[],
): ViewValues {
  const filled = structuredClone(values);
  for (const block of blocks) {
    for (const { element } of elementsOf(block)) {
      const value = given[block.block_id]?.[element.action_id ?? ""];
      const inBlock = filled[block.block_id];
      if (value === undefined || !inBlock) continue;
      inBlock[element.action_id ?? ""] = elementState(element, value, files);
    }
  }
  return filled;
}
