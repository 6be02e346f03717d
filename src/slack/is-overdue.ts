import { setTimeout } from "node:timers/promises";

/** Resolves when the work ends (false), and at the latest after so many ms (true). Rejects as the work does. */
export async function isOverdue(work: Promise<unknown>, ms: number): Promise<boolean> {
  const ended = new AbortController();
  const late = setTimeout(ms, true, { signal: ended.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => false), late]);
  } finally {
    ended.abort();
  }
}
