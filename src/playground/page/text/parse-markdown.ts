import { withEmoji } from "./emoji.ts";
import { safeHref, type TextNode } from "./text-node.ts";

/** A block of a markdown text. */
export type MarkdownBlock =
  | { kind: "heading"; level: number; children: TextNode[] }
  | { kind: "paragraph" | "quote"; children: TextNode[] }
  | { kind: "list"; ordered: boolean; items: TextNode[][] }
  | { kind: "pre"; text: string }
  | { kind: "rule" };

const INLINE =
  /`([^`\n]+)`|\[([^\]\n]+)\]\(([^()\s]+)\)|\*\*(\S(?:[^*\n]*\S)?)\*\*|~~(\S(?:[^~\n]*\S)?)~~|(?<![\w*])[*](\S(?:[^*\n]*\S)?)[*](?![\w*])|(?<![\w_])_(\S(?:[^_\n]*\S)?)_(?![\w_])/;
const MARKS = ["bold", "strike", "italic", "italic"] as const;

/** The part of standard markdown that a `markdown` block commonly carries. */
export function parseMarkdown(source: string): MarkdownBlock[] {
  const parts = source.split(/^```[^\n]*\n([\s\S]*?)^```[^\n]*$/m);
  return parts.flatMap((part, index): MarkdownBlock[] =>
    index % 2 === 1 ? [{ kind: "pre", text: part.replace(/\n$/, "") }] : parseProse(part),
  );
}

function parseProse(source: string): MarkdownBlock[] {
  return source
    .split(/\n{2,}|\n(?=#{1,6} )/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map(parseParagraph);
}

function parseParagraph(paragraph: string): MarkdownBlock {
  const lines = paragraph.split("\n");
  const heading = /^(#{1,6}) (.+)$/.exec(paragraph);
  if (heading) {
    const level = heading[1]?.length ?? 1;
    return { kind: "heading", level, children: parseInline(heading[2] ?? "") };
  }
  if (/^([-*_]) ?(\1 ?){2,}$/.test(paragraph)) return { kind: "rule" };
  if (lines.every((line) => /^[-*+] /.test(line))) return list(lines, /^[-*+] /, false);
  if (lines.every((line) => /^\d+[.)] /.test(line))) return list(lines, /^\d+[.)] /, true);
  if (lines.every((line) => line.startsWith(">"))) {
    return { kind: "quote", children: joined(lines.map((line) => line.replace(/^> ?/, ""))) };
  }
  return { kind: "paragraph", children: joined(lines) };
}

function list(lines: string[], bullet: RegExp, ordered: boolean): MarkdownBlock {
  return {
    kind: "list",
    ordered,
    items: lines.map((line) => parseInline(line.replace(bullet, ""))),
  };
}

function joined(lines: string[]): TextNode[] {
  return lines.flatMap((line, index): TextNode[] =>
    index === 0 ? parseInline(line) : [{ kind: "break" }, ...parseInline(line)],
  );
}

function parseInline(source: string): TextNode[] {
  const nodes: TextNode[] = [];
  let rest = source;
  while (rest !== "") {
    const found = INLINE.exec(rest);
    if (!found) break;
    if (found.index > 0) nodes.push(plain(rest.slice(0, found.index)));
    nodes.push(nodeOf(found));
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest !== "") nodes.push(plain(rest));
  return nodes;
}

function nodeOf([whole, code, label, target, ...marked]: RegExpExecArray): TextNode {
  if (code !== undefined) return { kind: "code", text: code };
  if (label !== undefined) {
    const href = safeHref(target ?? "");
    return href ? { kind: "link", href, children: parseInline(label) } : plain(whole ?? "");
  }
  const which = marked.findIndex((words) => words !== undefined);
  return { kind: MARKS[which] ?? "bold", children: parseInline(marked[which] ?? "") };
}

function plain(text: string): TextNode {
  return { kind: "text", text: withEmoji(text) };
}
