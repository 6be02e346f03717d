import { type Option, optionsOf, type WireElement } from "../data/element-value.ts";
import type { PageState } from "../wire.ts";

/** What a menu offers: its own options, or the people or channels of the workspace. */
export function offeredOptions(element: WireElement, state: PageState): Option[] {
  if (element.type.endsWith("users_select")) {
    return state.people.map((person) => option(person.id, person.real_name));
  }
  if (/(channels|conversations)_select$/.test(element.type)) {
    return state.conversations.map(({ id, name, kind }) =>
      option(id, kind === "im" ? `${state.app.name} (direct message)` : `#${name}`),
    );
  }
  return optionsOf(element);
}

function option(value: string, text: string): Option {
  return { value, text: { type: "plain_text", text } };
}
