import { withEmoji } from "./emoji.ts";
import { safeHref, type TextNode } from "./text-node.ts";

// Slack's mrkdwn: https://docs.slack.dev/messaging/formatting-message-text

const FENCE = /```([\s\S]+?)```/;
/** Code, an angle-bracket token, or a pair of marks around words, whichever comes first. */
const INLINE =
  /`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])|(?<![\w_])_(\S(?:[^_\n]*\S)?)_(?![\w_])|(?<![\w~])~(\S(?:[^~\n]*\S)?)~(?![\w~])/;
const MARKS = ["bold", "italic", "strike"] as const;

/** Slack's mrkdwn as nodes. Unknown or broken markup stays visible as it was written. */
export function parseMrkdwn(source: string): TextNode[] {
  const fence = FENCE.exec(source);
  if (!fence) return parseLines(source);
  const before = source.slice(0, fence.index).replace(/\n$/, "");
  const after = source.slice(fence.index + fence[0].length).replace(/^\n/, "");
  const code = unescapeText((fence[1] ?? "").replace(/^\n/, ""));
  return [
    ...(before ? parseLines(before) : []),
    { kind: "pre", text: code },
    ...(after ? parseMrkdwn(after) : []),
  ];
}

/** Slack escapes three characters in every text. */
function unescapeText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function parseLines(source: string): TextNode[] {
  const nodes: TextNode[] = [];
  let quoted: string[] = [];
  const flush = () => {
    if (quoted.length === 0) return;
    nodes.push({ kind: "quote", children: joined(quoted.map(parseInline)) });
    quoted = [];
  };
  for (const line of source.split("\n")) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quote) {
      quoted.push(quote[1] ?? "");
      continue;
    }
    flush();
    const afterBlock = nodes.at(-1)?.kind === "quote";
    if (nodes.length > 0 && !afterBlock) nodes.push({ kind: "break" });
    nodes.push(...parseInline(line));
  }
  flush();
  return nodes;
}

function joined(lines: TextNode[][]): TextNode[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [{ kind: "break" }, ...line]));
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

function nodeOf([whole, code, token, ...marked]: RegExpExecArray): TextNode {
  if (code !== undefined) return { kind: "code", text: unescapeText(code) };
  if (token !== undefined) return parseToken(token) ?? plain(whole ?? "");
  const which = marked.findIndex((words) => words !== undefined);
  const kind = MARKS[which] ?? "bold";
  return { kind, children: parseInline(marked[which] ?? "") };
}

function parseToken(token: string): TextNode | null {
  const [target = "", label = ""] = split(token, "|");
  if (target.startsWith("@")) return { kind: "person", id: target.slice(1), label };
  if (target.startsWith("#")) return { kind: "channel", id: target.slice(1), label };
  if (target.startsWith("!date^")) return parseDate(target, unescapeText(label));
  if (target.startsWith("!")) return { kind: "broadcast", text: label || `@${target.slice(1)}` };
  const href = safeHref(unescapeText(target));
  if (!href) return null;
  return { kind: "link", href, children: [plain(label || target.replace(/^mailto:/, ""))] };
}

function parseDate(target: string, fallback: string): TextNode {
  const [, at, format = "", href] = target.split("^");
  return {
    kind: "date",
    at: Number(at),
    format,
    fallback,
    href: href ? safeHref(unescapeText(href)) : null,
  };
}

function plain(text: string): TextNode {
  return { kind: "text", text: withEmoji(unescapeText(text)) };
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
