import { useEffect, useState } from "preact/hooks";
import type { PageState } from "../wire.ts";
import { recall, remember } from "./remember.ts";

export type Seen = {
  /** How many messages of a conversation this person has not had before their eyes. */
  unread: (channel: string) => number;
  /** Whether another person got something since they last looked. */
  waiting: (person: string) => boolean;
};

/** Keeps what has been seen, per person and conversation; the visible conversation counts as seen. */
export function useSeen(state: PageState | null, visible: string): Seen {
  const [seen, setSeen] = useState<Record<string, string>>(() => recall("tab", "seen", {}));
  const you = state?.you.id ?? "";
  const newest = state?.messages.findLast((each) => each.channel === visible)?.ts ?? "";
  const yours = state?.latest_for[you] ?? "";
  useEffect(() => {
    if (!you) return;
    const next = { ...seen, [`${you}/${visible}`]: newest, [you]: yours };
    remember("tab", "seen", next);
    setSeen(next);
  }, [you, visible, newest, yours]);
  return {
    unread: (channel) =>
      (state?.messages ?? []).filter(
        (each) =>
          each.channel === channel &&
          channel !== visible &&
          each.user !== you &&
          each.ts > (seen[`${you}/${channel}`] ?? ""),
      ).length,
    waiting: (person) => person !== you && (state?.latest_for[person] ?? "") > (seen[person] ?? ""),
  };
}
