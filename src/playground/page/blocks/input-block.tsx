import { useElementHost } from "../data/element-host.ts";
import { ElementView } from "../elements/element-view.tsx";
import { SlackText } from "../text/rich-nodes.tsx";
import type { ShownBlock } from "./shown-block.ts";

const GROUPS = new Set(["radio_buttons", "checkboxes"]);

/** An input with its label, hint and, after a refused submission, the objection. */
export function InputBlock({ block }: { block: ShownBlock & { type: "input" } }) {
  const host = useElementHost();
  const { element, label, hint, optional } = block;
  const id = `${host.id}-${block.block_id}`;
  const error = host.errors[block.block_id];
  const notes = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  const name = (
    <>
      <SlackText of={label} />
      {optional && <span class="optional"> (optional)</span>}
    </>
  );
  const labelled = { id, notes, invalid: error !== undefined, required: !optional };
  const dispatch = block.dispatch_action ?? false;
  const field = (
    <ElementView block={block.block_id} element={element} input={{ ...labelled, dispatch }} />
  );
  const below = (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          <SlackText of={hint} />
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </>
  );
  if (isGroup(element.type)) {
    return (
      <fieldset class="block-input" aria-describedby={notes || undefined}>
        <legend>{name}</legend>
        {field}
        {below}
      </fieldset>
    );
  }
  return (
    <div class="block-input">
      <label for={id}>{name}</label>
      {field}
      {below}
    </div>
  );
}

function isGroup(type: string): boolean {
  return GROUPS.has(type) || type.startsWith("multi_");
}
