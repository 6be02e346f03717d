import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

const FIRST = "[data-autofocus], .dialog-body :is(input, textarea, select)";

/** A modal window: focus stays inside, Escape asks to leave, and focus returns where it was. */
export function DialogFrame(props: {
  labelledBy: string;
  kind: "modal" | "confirm";
  onLeave: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`dialog is-${props.kind}`}
      aria-labelledby={props.labelledBy}
      onCancel={(event) => {
        // The server decides what is open; the window goes when it says so.
        event.preventDefault();
        props.onLeave();
      }}
    >
      {props.children}
    </dialog>
  );
}
