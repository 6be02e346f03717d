import { useCallback, useState } from "preact/hooks";

export type Question = { dialog: Record<string, unknown>; answer: (yes: boolean) => void };

/** Asks one confirmation at a time; `question` is what is to be shown. */
export function useConfirm(): {
  question: Question | null;
  confirm: (dialog: Record<string, unknown>) => Promise<boolean>;
} {
  const [question, setQuestion] = useState<Question | null>(null);
  const confirm = useCallback(
    (dialog: Record<string, unknown>) =>
      new Promise<boolean>((resolve) => {
        const answer = (yes: boolean) => {
          setQuestion(null);
          resolve(yes);
        };
        setQuestion({ dialog, answer });
      }),
    [],
  );
  return { question, confirm };
}
