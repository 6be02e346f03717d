/**
 * The HTML part of a plain-text mail: the same words, escaped, with paragraphs, line breaks and
 * clickable http(s) links. Nothing in the text can become markup.
 */
export function htmlFromText(text) {
    const paragraphs = text
        .replace(/\r\n?/g, "\n")
        .trim()
        .split(/\n{2,}/)
        .map((paragraph) => `<p>${linked(paragraph).replace(/\n/g, "<br>\n")}</p>`);
    return `<!DOCTYPE html>\n<html><body>\n${paragraphs.join("\n")}\n</body></html>\n`;
}
/** Links are found in the raw text, so that an escaped character never ends or extends one. */
function linked(text) {
    let html = "";
    let from = 0;
    for (const match of text.matchAll(/https?:\/\/[^\s<>"]+/g)) {
        const url = withoutTrailingMarks(match[0]);
        html += `${escaped(text.slice(from, match.index))}<a href="${escaped(url)}">${escaped(url)}</a>`;
        from = match.index + url.length;
    }
    return html + escaped(text.slice(from));
}
/** "See https://example.com/a)." means the link without its full stop and bracket. */
function withoutTrailingMarks(url) {
    const trimmed = url.replace(/[.,;:!?'*]+$/, "");
    const unbalanced = trimmed.endsWith(")") && !trimmed.includes("(");
    return unbalanced ? withoutTrailingMarks(trimmed.slice(0, -1)) : trimmed;
}
function escaped(text) {
    return text
        .replace(/&/g, "&amp;")
        .replace(/</g, "&lt;")
        .replace(/>/g, "&gt;")
        .replace(/"/g, "&quot;")
        .replace(/'/g, "&#39;");
}
//# sourceMappingURL=html-from-text.js.map