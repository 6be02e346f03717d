import { AppError } from "../errors.js";
/** Refuses words that must never leave: a template mark left over, or a line break in a subject. */
export function refuseUnfinishedText(text) {
    for (const field of ["subject", "body"]) {
        const mark = text[field]?.match(/\{\{.*?\}\}|\{%.*?%\}/s)?.[0];
        if (mark) {
            throw new AppError("invalid_input", {
                say: `The ${field} still holds ${mark.slice(0, 60)}; the reader would see exactly that.`,
                field,
                next: "Replace it with the words you want.",
            });
        }
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header must not hold (RFC 5322).
    if (text.subject && /[\r\n\u0000]/.test(text.subject)) {
        throw new AppError("invalid_input", {
            say: "A subject is a single line.",
            field: "subject",
            next: "Remove the line break.",
        });
    }
}
//# sourceMappingURL=refuse-unfinished-text.js.map