import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ElementValue, Option, WireElement } from "./element-value.ts";

/** Where elements stand, a message or a view: what is in them and what happens when they are used. */
export type ElementHost = {
  /** Begins the DOM ids of everything inside. */
  id: string;
  /** Where it is, as the server's actions take it. */
  place: { channel: string; message_ts: string } | { view_id: string };
  valueOf: (block: string, element: WireElement) => ElementValue;
  /** A person changed an element; `dispatch` tells the app at once. */
  change: (
    block: string,
    element: WireElement,
    change: { value: ElementValue; dispatch: boolean },
  ) => void;
  press: (block: string, element: WireElement) => void;
  suggest: (block: string, element: WireElement, query: string) => Promise<Option[]>;
  /** The element whose answer is being waited for. */
  busy: string | null;
  /** What was objected to, by block. */
  errors: Readonly<Record<string, string>>;
};

export const elementHost = createContext<ElementHost | null>(null);

/** The message or view around this element. */
export function useElementHost(): ElementHost {
  const host = useContext(elementHost);
  if (!host) throw new Error("an element outside of a message or view");
  return host;
}
