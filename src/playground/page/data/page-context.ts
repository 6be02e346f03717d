import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ActionResult, PageState } from "../wire.ts";
import type { Api } from "./api.ts";

/** What the whole page shares: who you are, what you see, and how to act. */
export type PageContext = {
  api: Api;
  state: PageState;
  /** The product's clock, by which dates are told. */
  now: Date;
  /** Does something as the person, says what went wrong, and looks again. */
  act: (path: string, body: object) => Promise<ActionResult>;
  /** Asks the person an element's confirmation dialog; false when they decline. */
  confirm: (dialog: Record<string, unknown>) => Promise<boolean>;
  /** Tells the person something for a moment. */
  say: (words: string) => void;
  /** Shows a conversation, and a message in it. */
  show: (channel: string, ts?: string) => void;
};

export const pageContext = createContext<PageContext | null>(null);

/** The shared part of the page; only inside of it. */
export function usePage(): PageContext {
  const page = useContext(pageContext);
  if (!page) throw new Error("usePage outside of the page");
  return page;
}
