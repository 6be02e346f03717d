/** What stands in an element: words, an option's value, several, file ids, or nothing. */
export type ElementValue = string | string[] | null;

export type TextObject = { type: "plain_text" | "mrkdwn"; text: string };
export type Option = { text: TextObject; value: string; description?: TextObject; url?: string };

/** An interactive element as it came over the wire; which fields it has depends on its type. */
export type WireElement = {
  type: string;
  action_id: string;
  text?: TextObject;
  value?: string;
  url?: string;
  style?: "primary" | "danger";
  accessibility_label?: string;
  placeholder?: TextObject;
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  min_value?: string;
  max_value?: string;
  is_decimal_allowed?: boolean;
  max_selected_items?: number;
  filetypes?: string[];
  max_files?: number;
  focus_on_load?: boolean;
  min_query_length?: number;
};

/** What a view's state says stands in an element. */
export function valueInState(state: Record<string, unknown> | undefined): ElementValue {
  const [, held] = Object.entries(state ?? {}).find(([field]) => field !== "type") ?? [];
  if (held === undefined || held === null) return null;
  if (Array.isArray(held)) return held.map(bare);
  return bare(held);
}

/** The value an element shows before anybody touched it, as its block has it. */
export function valueInBlock(element: WireElement): ElementValue {
  const [, initial] = Object.entries(element).find(([field]) => field.startsWith("initial_")) ?? [];
  if (initial === undefined || initial === null) return null;
  return Array.isArray(initial) ? initial.map(bare) : bare(initial);
}

/** The options of a menu, its groups laid end to end. */
export function optionsOf(element: WireElement): Option[] {
  return [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap((group) => group.options),
  ];
}

/** An option, a file, or a bare value. */
function bare(held: unknown): string {
  if (typeof held !== "object" || held === null) return String(held);
  const { value, id } = held as { value?: string; id?: string };
  return value ?? id ?? "";
}
