import type { ViewStateValue } from "@slack/bolt";

/** A file a person put into a form. */
type FormFile = { id: string; name: string };

/** What stands in a form, by the names of its fields. */
export type Form = {
  has(field: string): boolean;
  /** Typed text, or what was picked, without spaces around it; empty when nothing was given. */
  text(field: string): string;
  /** The same with its spaces. */
  raw(field: string): string;
  /** The ticked boxes. */
  choices(field: string): string[];
  file(field: string): FormFile | null;
};

export type FormState = Record<string, Record<string, ViewStateValue>>;

/** The form a person submitted; every field is one block with one element. */
export function readForm(values: FormState): Form {
  const state = (field: string) => Object.values(values[field] ?? {})[0];
  return {
    has: (field) => field in values,
    text: (field) => textOf(state(field)).trim(),
    raw: (field) => textOf(state(field)),
    choices: (field) => (state(field)?.selected_options ?? []).map((option) => option.value),
    file(field) {
      const [file] = state(field)?.files ?? [];
      return file ? { id: file.id, name: file.name } : null;
    },
  };
}

function textOf(state: ViewStateValue | undefined): string {
  const picked = state?.selected_option?.value ?? state?.selected_time;
  return state?.value ?? picked ?? state?.selected_conversation ?? state?.selected_user ?? "";
}
