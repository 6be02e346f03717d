import type { ModalView } from "@slack/types";
import { workingModal } from "../blocks/modal.ts";
import { type FormState, readForm } from "../listeners/views/form.ts";
import { viewListeners } from "../listeners/views/view-listeners.ts";

export type FormAnswer =
  | { response_action: "errors"; errors: Record<string, string> }
  | { response_action: "update"; view: ModalView };

/** What Slack is told at once about a submitted form; `refused` means that there is nothing to work on. */
export function answerForm(body: Record<string, unknown>): {
  refused: boolean;
  answer: FormAnswer | undefined;
} {
  const view = body.view as { callback_id?: string; state?: { values?: FormState } } | undefined;
  const listener =
    body.type === "view_submission"
      ? viewListeners.find((each) => each.callback_id === view?.callback_id)
      : undefined;
  if (!listener) return { refused: false, answer: undefined };
  const errors = listener.check?.(readForm(view?.state?.values ?? {}));
  if (errors) return { refused: true, answer: { response_action: "errors", errors } };
  const { working } = listener;
  if (!working) return { refused: false, answer: undefined };
  const meanwhile = workingModal(working.title, working.text);
  return { refused: false, answer: { response_action: "update", view: meanwhile } };
}
