/** What a key does in the line where commands are typed. */
export type LineKey =
  | { does: "nothing" | "send" | "recall" | "close" }
  | { does: "complete" | "move"; to: number };

type Line = { text: string; offered: number; picked: number };
type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "isComposing">;

/** Decides what a key does: arrows choose a suggestion, Tab or Enter takes it, Enter sends. */
export function lineKey(key: Key, line: Line): LineKey {
  if (key.isComposing) return { does: "nothing" };
  if (line.offered > 0) return listKey(key, line) ?? plainKey(key, line);
  return plainKey(key, line);
}

function listKey({ key, shiftKey }: Key, { offered, picked }: Line): LineKey | null {
  if (key === "ArrowDown") return { does: "move", to: (picked + 1) % offered };
  if (key === "ArrowUp") return { does: "move", to: (Math.max(picked, 0) - 1 + offered) % offered };
  if (key === "Tab" && !shiftKey) return { does: "complete", to: Math.max(picked, 0) };
  if (key === "Enter" && picked >= 0) return { does: "complete", to: picked };
  return key === "Escape" ? { does: "close" } : null;
}

function plainKey({ key }: Key, { text }: Line): LineKey {
  if (key === "Enter") return { does: "send" };
  return { does: key === "ArrowUp" && text === "" ? "recall" : "nothing" };
}
