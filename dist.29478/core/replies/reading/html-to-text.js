import { decodeEntities } from "./html-entities.js";
const MOST_HTML = 2_000_000;
const HIDDEN = new Set(["style", "script", "head", "title", "template"]);
const BREAKS = new Set(["br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "ul", "ol", "table"]);
const PARAGRAPHS = new Set(["p", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote"]);
/**
 * The text of an HTML body as a plain-text client would have sent it: a quotation (`blockquote`)
 * comes out as lines that start with `>`, a rule as a line of underscores, so that one trimmer serves
 * both. One pass over the tags, no DOM; any input is safe.
 */
export function htmlToText(html) {
    const writer = new QuotedLines();
    for (const { tag, closing, text } of visible(tokens(html.slice(0, MOST_HTML)))) {
        if (tag === null)
            writer.write(decodeEntities(text.replace(/\s+/g, " ")));
        else
            writer.turn(tag, closing);
    }
    return writer.finish();
}
/** The tokens a person would see the effect of: nothing inside styles, scripts and the like. */
function* visible(all) {
    let hiddenBy = null;
    for (const token of all) {
        const ends = token.closing && token.tag === hiddenBy;
        if (hiddenBy !== null)
            hiddenBy = ends ? null : hiddenBy;
        else if (token.tag !== null && !token.closing && HIDDEN.has(token.tag))
            hiddenBy = token.tag;
        else
            yield token;
    }
}
function* tokens(html) {
    let at = 0;
    while (at < html.length) {
        const open = html.indexOf("<", at);
        const textEnd = open === -1 ? html.length : open;
        if (textEnd > at)
            yield { tag: null, closing: false, text: html.slice(at, textEnd) };
        if (open === -1)
            return;
        const close = endOfTag(html, open);
        const name = /^<(\/?)([a-z][a-z0-9]{0,15})/i.exec(html.slice(open, open + 20));
        if (name)
            yield { tag: (name[2] ?? "").toLowerCase(), closing: name[1] === "/", text: "" };
        at = close;
    }
}
function endOfTag(html, open) {
    if (html.startsWith("<!--", open)) {
        const end = html.indexOf("-->", open + 4);
        return end === -1 ? html.length : end + 3;
    }
    const end = html.indexOf(">", open + 1);
    return end === -1 ? html.length : end + 1;
}
/** Collects lines; knows how deep in quotations it is. */
class QuotedLines {
    #lines = [];
    #line = "";
    #depth = 0;
    write(text) {
        this.#line += this.#line === "" ? text.trimStart() : text;
    }
    turn(tag, closing) {
        if (tag === "blockquote") {
            this.#break();
            this.#depth = Math.min(20, Math.max(0, this.#depth + (closing ? -1 : 1)));
        }
        else if (tag === "hr") {
            this.#break();
            this.#push("_".repeat(32));
        }
        else if (BREAKS.has(tag)) {
            this.#newLine(tag, closing);
        }
    }
    finish() {
        this.#break();
        return this.#lines
            .join("\n")
            .replace(/\n{3,}/g, "\n\n")
            .trim();
    }
    #newLine(tag, closing) {
        if (tag === "br")
            this.#push(this.#line);
        else
            this.#break();
        if (closing && PARAGRAPHS.has(tag))
            this.#push("");
    }
    #break() {
        if (this.#line.trim() !== "")
            this.#push(this.#line);
        this.#line = "";
    }
    #push(line) {
        const marks = "> ".repeat(this.#depth);
        this.#lines.push(`${marks}${line.trimEnd()}`.trimEnd());
        this.#line = "";
    }
}
//# sourceMappingURL=html-to-text.js.map