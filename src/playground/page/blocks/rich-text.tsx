import { withEmoji } from "../text/emoji.ts";
import { TextNodes } from "../text/rich-nodes.tsx";
import { safeHref, type TextNode } from "../text/text-node.ts";
import type { RichPart, RichPiece } from "./shown-block.ts";

/** A rich_text block: sections, lists, quotes and preformatted text. */
export function RichText({ parts }: { parts: readonly RichPart[] }) {
  return (
    <div class="block-rich-text">
      {parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: RichPart }) {
  switch (part.type) {
    case "rich_text_section":
      return <p>{<TextNodes nodes={part.elements.map(nodeOf)} />}</p>;
    case "rich_text_quote":
      return <blockquote>{<TextNodes nodes={part.elements.map(nodeOf)} />}</blockquote>;
    case "rich_text_preformatted":
      return <pre>{part.elements.map((piece) => piece.text ?? piece.url ?? "").join("")}</pre>;
    case "rich_text_list": {
      const items = part.elements.map((item, index) => (
        <li key={index}>
          <Part part={item} />
        </li>
      ));
      return part.style === "ordered" ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function nodeOf(piece: RichPiece): TextNode {
  const { style = {} } = piece;
  let node = bareNode(piece);
  if (style.code && node.kind === "text") node = { kind: "code", text: node.text };
  if (style.bold) node = { kind: "bold", children: [node] };
  if (style.italic) node = { kind: "italic", children: [node] };
  return style.strike ? { kind: "strike", children: [node] } : node;
}

function bareNode(piece: RichPiece): TextNode {
  switch (piece.type) {
    case "link": {
      const href = safeHref(piece.url ?? "");
      const label: TextNode = { kind: "text", text: piece.text ?? piece.url ?? "" };
      return href ? { kind: "link", href, children: [label] } : label;
    }
    case "user":
      return { kind: "person", id: piece.user_id ?? "", label: "" };
    case "channel":
      return { kind: "channel", id: piece.channel_id ?? "", label: "" };
    case "broadcast":
      return { kind: "broadcast", text: `@${piece.range ?? "channel"}` };
    case "emoji":
      return { kind: "text", text: withEmoji(`:${piece.name ?? ""}:`) };
    default:
      return { kind: "text", text: piece.text ?? "" };
  }
}
