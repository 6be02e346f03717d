import type { Visit } from "../../visit/visit.ts";
import type { Form } from "./form.ts";

/** A submitted form. */
type Submission = {
  form: Form;
  /** What the window was about, as it was opened. */
  about: Record<string, unknown>;
  view_id: string;
};

/** What happens when a form is submitted. */
export type ViewListener = {
  callback_id: string;
  /** What is wrong with the fields, by name; null when nothing is. It runs before Slack is answered. */
  check?(form: Form): Record<string, string> | null;
  /** Keeps the window open meanwhile; without it the window closes at once. */
  working?: { title: string; text: string };
  run(visit: Visit, submission: Submission): Promise<void>;
};
