import { workingModal } from "../blocks/modal.js";
import { readForm } from "../listeners/views/form.js";
import { viewListeners } from "../listeners/views/view-listeners.js";
/** What Slack is told at once about a submitted form; `refused` means that there is nothing to work on. */
export function answerForm(body) {
    const view = body.view;
    const listener = body.type === "view_submission"
        ? viewListeners.find((each) => each.callback_id === view?.callback_id)
        : undefined;
    if (!listener)
        return { refused: false, answer: undefined };
    const errors = listener.check?.(readForm(view?.state?.values ?? {}));
    if (errors)
        return { refused: true, answer: { response_action: "errors", errors } };
    const { working } = listener;
    if (!working)
        return { refused: false, answer: undefined };
    const meanwhile = workingModal(working.title, working.text);
    return { refused: false, answer: { response_action: "update", view: meanwhile } };
}
//# sourceMappingURL=answer-form.js.map