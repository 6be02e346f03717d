import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";

type MenuItem = { id: string; text: ComponentChildren; more?: ComponentChildren };

type MenuProps = {
  label: string;
  face: ComponentChildren;
  items: readonly MenuItem[];
  quiet?: boolean;
  disabled?: boolean;
  onPick: (id: string) => void;
};

/** A button that opens a list of choices; arrows move, Enter picks, Escape closes. */
export function Menu({ label, face, items, quiet = false, disabled = false, onPick }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === "Escape" || event.key === "Tab") {
      // An open menu takes Escape for itself; the window around it stays.
      event.stopPropagation();
      event.preventDefault();
      close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    moveFocus(root.current, step);
  };
  return (
    <div class="menu" ref={root}>
      <button
        type="button"
        ref={opener}
        class={quiet ? "button is-quiet" : "button is-menu"}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-disabled={disabled}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(!open && !disabled)}
      >
        {face}
      </button>
      {open && (
        <div
          class="menu-list"
          role="menu"
          id={id}
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                onPick(item.id);
              }}
            >
              {item.text}
              {item.more && <small>{item.more}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function moveFocus(root: HTMLElement | null, step: number): void {
  const items = [...(root?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + step + items.length) % items.length]?.focus();
}
