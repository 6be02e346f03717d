import { useCallback, useEffect, useState } from "preact/hooks";

const SHOWN_MS = 7000;

/** A sentence shown for a moment, one at a time. */
export function useToast(): {
  words: string | null;
  say: (words: string) => void;
  hush: () => void;
} {
  const [toast, setToast] = useState<{ words: string; at: number } | null>(null);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  const say = useCallback((words: string) => setToast({ words, at: performance.now() }), []);
  const hush = useCallback(() => setToast(null), []);
  return { words: toast?.words ?? null, say, hush };
}
