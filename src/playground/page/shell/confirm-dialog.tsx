import type { TextObject } from "../data/element-value.ts";
import { SlackText } from "../text/rich-nodes.tsx";
import { DialogFrame } from "./dialog-frame.tsx";
import type { Question } from "./use-confirm.ts";

/** The confirmation a button or menu asks for before it acts. */
export function ConfirmDialog({ question }: { question: Question }) {
  const { title, text, confirm, deny, style } = question.dialog as {
    title: TextObject;
    text: TextObject;
    confirm: TextObject;
    deny: TextObject;
    style?: string;
  };
  return (
    <DialogFrame kind="confirm" labelledBy="confirm-title" onLeave={() => question.answer(false)}>
      <header class="dialog-head">
        <h2 id="confirm-title">
          <SlackText of={title} />
        </h2>
      </header>
      <div class="dialog-body">
        <p>
          <SlackText of={text} />
        </p>
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={() => question.answer(false)}>
          <SlackText of={deny} />
        </button>
        <button
          type="button"
          class={`button is-${style ?? "primary"}`}
          onClick={() => question.answer(true)}
        >
          <SlackText of={confirm} />
        </button>
      </footer>
    </DialogFrame>
  );
}
