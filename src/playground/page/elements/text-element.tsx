import { useElementHost } from "../data/element-host.ts";
import { ariaOf, type ElementProps } from "./input-part.ts";

const TYPES: Readonly<Record<string, "email" | "url" | "number">> = {
  email_text_input: "email",
  url_text_input: "url",
  number_input: "number",
};

/** A field for words, an address, a link or a number. */
export function TextElement(props: ElementProps) {
  const { block, element, input } = props;
  const host = useElementHost();
  const value = String(host.valueOf(block, element) ?? "");
  const set = (next: string) => host.change(block, element, { value: next, dispatch: false });
  const tell = (event: { currentTarget: { value: string } }) => {
    const { value: next } = event.currentTarget;
    if (input?.dispatch) host.change(block, element, { value: next, dispatch: true });
  };
  const shared = {
    ...ariaOf(props),
    class: "field",
    value,
    placeholder: element.placeholder?.text,
    minLength: element.min_length,
    maxLength: element.max_length,
    "data-autofocus": element.focus_on_load || undefined,
  };
  if (element.multiline) {
    const rows = Math.min(14, Math.max(4, value.split("\n").length + 1));
    return (
      <textarea
        {...shared}
        rows={rows}
        onInput={(event) => set(event.currentTarget.value)}
        onChange={tell}
      />
    );
  }
  const limits = {
    type: TYPES[element.type] ?? "text",
    min: element.min_value,
    max: element.max_value,
    step: element.is_decimal_allowed ? "any" : undefined,
  };
  return (
    <input
      {...(shared as object)}
      {...(limits as object)}
      onInput={(event) => set(event.currentTarget.value)}
      onChange={tell}
    />
  );
}
