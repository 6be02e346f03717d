import { AppError } from "../errors.ts";

/** The answer, or AppError `unavailable` in the name of `who` once `ms` have passed; a later answer is ignored. */
export function inTime<T>(answer: Promise<T>, limit: { ms: number; who: string }): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(noAnswer(limit)), limit.ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function noAnswer({ ms, who }: { ms: number; who: string }): AppError {
  return new AppError("unavailable", {
    say: `${who} gave no answer in time.`,
    message: `${who} gave no answer within ${ms} ms`,
    next: "Try again later.",
  });
}
