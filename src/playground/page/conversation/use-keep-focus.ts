import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { usePage } from "../data/page-context.ts";

type Log = { current: HTMLDivElement | null };

/**
 * A decided card loses its buttons, and with them the focus of who pressed one by keyboard. The focus
 * then goes to the message itself instead of the top of the page.
 */
export function useKeepFocus(log: Log): void {
  const { state } = usePage();
  const last = useRef<string | null>(null);
  useEffect(() => {
    const note = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null;
      // What happens in a window on top does not change where the reader was below it.
      if (target?.closest("dialog")) return;
      last.current = target?.closest<HTMLElement>("[data-ts]")?.dataset.ts ?? null;
    };
    document.addEventListener("focusin", note);
    document.addEventListener("pointerdown", note);
    return () => {
      document.removeEventListener("focusin", note);
      document.removeEventListener("pointerdown", note);
    };
  }, []);
  useLayoutEffect(() => {
    if (last.current === null || document.activeElement !== document.body) return;
    const message = log.current?.querySelector<HTMLElement>(
      `[data-ts="${CSS.escape(last.current)}"]`,
    );
    message?.focus({ preventScroll: true });
  }, [state.messages, state.modal]);
}
