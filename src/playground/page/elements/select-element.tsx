import { useElementHost } from "../data/element-host.ts";
import { usePage } from "../data/page-context.ts";
import { withEmoji } from "../text/emoji.ts";
import { offeredOptions } from "./element-options.ts";
import { ariaOf, type ElementProps } from "./input-part.ts";

/** A menu inside a form. */
export function SelectElement(props: ElementProps) {
  const { block, element, input } = props;
  const host = useElementHost();
  const { state } = usePage();
  const value = host.valueOf(block, element);
  const held = Array.isArray(value) ? (value[0] ?? "") : (value ?? "");
  const groups = element.option_groups ?? [
    { label: null, options: offeredOptions(element, state) },
  ];
  return (
    <select
      {...ariaOf(props)}
      class="field is-menu"
      value={held}
      onChange={(event) => {
        const next = event.currentTarget.value || null;
        host.change(block, element, { value: next, dispatch: input?.dispatch ?? false });
      }}
    >
      <option value="">{element.placeholder?.text ?? "Choose…"}</option>
      {groups.map(({ label, options }, index) => {
        const choices = options.map((option) => (
          <option key={option.value} value={option.value}>
            {withEmoji(option.text.text)}
          </option>
        ));
        return label ? (
          <optgroup key={index} label={label.text}>
            {choices}
          </optgroup>
        ) : (
          choices
        );
      })}
    </select>
  );
}
