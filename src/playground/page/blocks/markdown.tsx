import { type MarkdownBlock, parseMarkdown } from "../text/parse-markdown.ts";
import { TextNodes } from "../text/rich-nodes.tsx";

/** A markdown block. */
export function Markdown({ source }: { source: string }) {
  return (
    <div class="block-markdown">
      {parseMarkdown(source).map((block, index) => (
        <Part key={index} block={block} />
      ))}
    </div>
  );
}

function Part({ block }: { block: MarkdownBlock }) {
  switch (block.kind) {
    case "heading":
      return block.level <= 2 ? (
        <h4>{<TextNodes nodes={block.children} />}</h4>
      ) : (
        <h5>{<TextNodes nodes={block.children} />}</h5>
      );
    case "paragraph":
      return <p>{<TextNodes nodes={block.children} />}</p>;
    case "quote":
      return <blockquote>{<TextNodes nodes={block.children} />}</blockquote>;
    case "pre":
      return <pre>{block.text}</pre>;
    case "rule":
      return <hr />;
    case "list": {
      const items = block.items.map((item, index) => (
        <li key={index}>{<TextNodes nodes={item} />}</li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}
