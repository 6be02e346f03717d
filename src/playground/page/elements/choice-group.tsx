import { useElementHost } from "../data/element-host.ts";
import { usePage } from "../data/page-context.ts";
import { SlackText } from "../text/rich-nodes.tsx";
import { offeredOptions } from "./element-options.ts";
import type { ElementProps } from "./input-part.ts";

/** Radio buttons, checkboxes, and menus of which several may be chosen. */
export function ChoiceGroup({ block, element, input }: ElementProps) {
  const host = useElementHost();
  const { state } = usePage();
  const one = element.type === "radio_buttons";
  const value = host.valueOf(block, element);
  const held = value === null ? [] : [value].flat();
  const full = held.length >= (element.max_selected_items ?? Number.POSITIVE_INFINITY);
  const name = `${host.id}-${block}-${element.action_id}`;
  const change = (option: string, on: boolean) => {
    const rest = held.filter((each) => each !== option);
    const next = one ? option : on ? [...rest, option] : rest;
    host.change(block, element, { value: next, dispatch: input ? input.dispatch : true });
  };
  // In a form the fieldset around it names the group.
  const named = input ? {} : { role: "group" as const, "aria-label": element.placeholder?.text };
  return (
    <div class="choices" {...named}>
      {offeredOptions(element, state).map((option, index) => (
        <label key={option.value} class="choice">
          <input
            id={index === 0 ? input?.id : undefined}
            type={one ? "radio" : "checkbox"}
            name={name}
            checked={held.includes(option.value)}
            disabled={full && !one && !held.includes(option.value)}
            onChange={(event) => change(option.value, event.currentTarget.checked)}
          />
          <span>
            <SlackText of={option.text} />
            {option.description && (
              <small>
                <SlackText of={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
