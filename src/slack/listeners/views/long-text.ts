import { partFields } from "../../blocks/text-inputs.ts";
import type { Form } from "./form.ts";

/** The parts of a long text again in one; a seam without a space left was cut at a line end. */
export function longText(form: Form, field: string): string {
  const [first = "", ...rest] = partFields(field)
    .filter((part) => form.has(part))
    .map((part) => form.raw(part));
  return rest.reduce(
    (text, part) => (/\s$/.test(text) || /^\s/.test(part) ? text + part : `${text}\n${part}`),
    first,
  );
}
