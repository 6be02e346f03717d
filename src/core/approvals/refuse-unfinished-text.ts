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
  try {
    renderTemplate("{{ words }}", { words }, field);
  } catch (thrown) {
    throw new AppError("invalid_input", {
      say: asAppError(thrown).say,
      field,
      next: "Replace it with the words you want.",
      cause: thrown,
    });
  }
}
