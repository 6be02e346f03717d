import { AppError, asAppError } from "../errors.ts";
import { renderTemplate } from "../sequences/render-template.ts";

/**
 * Refuses words that must never leave, whoever wrote them: template marks left over, a greeting without a
 * name, NUL, nothing at all, or a line break in a subject. The same last look as on a filled-in template.
 */
export function refuseUnfinishedText(text: { subject: string | null; body: string }): void {
  for (const field of ["subject", "body"] as const) {
    const words = text[field];
    if (words !== null) refuse(field, words);
  }
}

function refuse(field: "subject" | "body", words: string): void {
  const next = "Replace it with the words you want.";
  if (words.trim() === "")
    throw new AppError("invalid_input", { say: `The ${field} is empty.`, field, next });
  try {
    renderTemplate("{{ words }}", { words }, field);
  } catch (cause) {
    throw new AppError("invalid_input", { say: asAppError(cause).say, field, next, cause });
  }
}
