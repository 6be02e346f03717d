import { useState } from "preact/hooks";
import { BlockList } from "../blocks/block-list.tsx";
import { elementHost } from "../data/element-host.ts";
import { valueInState } from "../data/element-value.ts";
import { usePage } from "../data/page-context.ts";
import { useHost } from "../data/use-element-host.ts";
import type { WireView } from "../wire.ts";
import { DialogFrame } from "./dialog-frame.tsx";

/** A modal of the app: what it asks, what it objects to, and the way out. */
export function ModalWindow({ view }: { view: WireView }) {
  const { act, state } = usePage();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const host = useHost({
    id: view.id,
    place: { view_id: view.id },
    errors,
    held: (block, element) => valueInState(view.values[block]?.[element.action_id]),
  });
  const who = { team: state.team.id, user: state.you.id, view_id: view.id };
  const leave = () => void act("close", who);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setTrouble(null);
    const result = await act("submit", { ...who, values: host.typed });
    setErrors(result.outcome === "invalid" ? result.errors : {});
    if ("say" in result) setTrouble(result.say);
    setSending(false);
  };
  return (
    <DialogFrame kind="modal" labelledBy={`${view.id}-title`} onLeave={leave}>
      <form noValidate onSubmit={(event) => void submit(event)} aria-busy={sending}>
        <header class="dialog-head">
          <h2 id={`${view.id}-title`}>{view.title}</h2>
          <button type="button" class="button is-quiet" aria-label="Close" onClick={leave}>
            <span aria-hidden="true">✕</span>
          </button>
        </header>
        <div class="dialog-body">
          <elementHost.Provider value={host}>
            <BlockList blocks={view.blocks} />
          </elementHost.Provider>
        </div>
        <footer class="dialog-foot">
          {trouble && (
            <p class="field-error" role="alert">
              {trouble}
            </p>
          )}
          <button type="button" class="button" onClick={leave}>
            {view.close ?? (view.depth > 0 ? "Back" : "Cancel")}
          </button>
          {view.submit !== null && (
            <button
              type="submit"
              class="button is-primary"
              disabled={sending || view.submit_disabled}
            >
              {sending ? "Sending…" : view.submit}
            </button>
          )}
        </footer>
      </form>
    </DialogFrame>
  );
}
