/** What the page remembers in this tab (`tab`) or in this browser (`browser`). */
export type Memory = "tab" | "browser";

/** A remembered value; `fallback` when there is none, or the browser keeps nothing. */
export function recall<T>(memory: Memory, name: string, fallback: T): T {
  try {
    const kept = storeOf(memory).getItem(`chat-sdr.${name}`);
    return kept === null ? fallback : (JSON.parse(kept) as T);
  } catch {
    return fallback;
  }
}

/** Remembers a value where the browser lets us; a private window may not. */
export function remember(memory: Memory, name: string, value: unknown): void {
  try {
    storeOf(memory).setItem(`chat-sdr.${name}`, JSON.stringify(value));
  } catch {
    return;
  }
}

function storeOf(memory: Memory): Storage {
  return memory === "tab" ? sessionStorage : localStorage;
}
