import { useElementHost } from "../data/element-host.ts";
import { usePage } from "../data/page-context.ts";
import { Menu } from "../shell/menu.tsx";
import { SlackText } from "../text/rich-nodes.tsx";
import { offeredOptions } from "./element-options.ts";
import type { ElementProps } from "./input-part.ts";

/** A menu whose choice acts at once: an overflow, or a select outside of a form. */
export function MenuElement({ block, element }: ElementProps) {
  const host = useElementHost();
  const { state } = usePage();
  const options = offeredOptions(element, state);
  const overflow = element.type === "overflow";
  const value = host.valueOf(block, element);
  const held = Array.isArray(value) ? value[0] : value;
  const chosen = overflow ? undefined : options.find((option) => option.value === held);
  const name = element.placeholder?.text ?? "Choose…";
  return (
    <Menu
      label={overflow ? "More actions" : [name, chosen?.text.text].filter(Boolean).join(": ")}
      face={
        overflow ? (
          <span aria-hidden="true">•••</span>
        ) : (
          <SlackText of={chosen?.text ?? plain(name)} />
        )
      }
      quiet={overflow}
      disabled={host.busy !== null}
      items={options.map((option) => ({
        id: option.value,
        text: <SlackText of={option.text} />,
        more: option.description ? <SlackText of={option.description} /> : null,
      }))}
      onPick={(next) => host.change(block, element, { value: next, dispatch: true })}
    />
  );
}

function plain(text: string) {
  return { type: "plain_text", text };
}
