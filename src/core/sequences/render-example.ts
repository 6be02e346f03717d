import { AppError } from "../errors.ts";
import { renderTemplate, type TemplateField, type TemplateValues } from "./render-template.ts";
import type { SequenceStep } from "./sequence.ts";
import { TEMPLATE_VARIABLES, templateVariables } from "./template-variables.ts";

/** A lead that exists nowhere, for seeing how a template reads. */
const EXAMPLE_LEAD: TemplateValues = {
  first_name: "Dana",
  last_name: "Smith",
  full_name: "Dana Smith",
  email: "dana@acme.example",
  company: "Acme",
  title: "Head of Data",
  industry: "Software",
  location: "Berlin, Germany",
  linkedin_url: "https://www.linkedin.com/in/dana-smith",
};

/** What a campaign and its owner fill in. */
export type OwnValues = Record<"offer" | "meeting_link" | "sender_name" | "sender_company", string>;

export type ExampleMessage = {
  subject: string | null;
  body: string;
  /** Why it could not be filled in; then the words are empty. */
  problem: string | null;
};

/** The first wording of a step as an example lead would read it; null where a model writes from a brief. */
export function renderExample(step: SequenceStep, own: OwnValues): ExampleMessage | null {
  const [wording] = step.variants;
  if (!wording) return null;
  try {
    const fill = (text: string, field: TemplateField) =>
      renderTemplate(text, { ...columnsOf(text, field), ...EXAMPLE_LEAD, ...own }, field);
    const subject = wording.subject === null ? null : fill(wording.subject, "subject");
    return { subject, body: fill(wording.body, "body"), problem: null };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { subject: null, body: "", problem: thrown.say };
  }
}

/** Columns of an import stand for themselves, in brackets. */
function columnsOf(text: string, field: TemplateField): TemplateValues {
  const known: readonly string[] = TEMPLATE_VARIABLES;
  const columns = templateVariables(text, field).filter((name) => !known.includes(name));
  return Object.fromEntries(columns.map((name) => [name, `[${name}]`]));
}
