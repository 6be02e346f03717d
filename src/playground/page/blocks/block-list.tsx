import { ElementView } from "../elements/element-view.tsx";
import { SlackText } from "../text/rich-nodes.tsx";
import type { WireBlock } from "../wire.ts";
import { InputBlock } from "./input-block.tsx";
import { Markdown } from "./markdown.tsx";
import { Picture } from "./picture.tsx";
import { RichText } from "./rich-text.tsx";
import { isShown, type ShownBlock } from "./shown-block.ts";

/** The blocks of a message or view, in order. */
export function BlockList({ blocks }: { blocks: readonly WireBlock[] }) {
  return (
    <div class="blocks">
      {blocks.map((block) =>
        isShown(block) ? (
          <Block key={block.block_id} block={block} />
        ) : (
          <p key={block.block_id} class="unshown">
            A “{block.type}” block; the playground does not draw this kind.
          </p>
        ),
      )}
    </div>
  );
}

function Block({ block }: { block: ShownBlock }) {
  switch (block.type) {
    case "header":
      return (
        <h3 class="block-header">
          <SlackText of={block.text} />
        </h3>
      );
    case "section":
      return <Section block={block} />;
    case "context":
      return <Context block={block} />;
    case "divider":
      return <hr />;
    case "actions":
      return (
        <div class="block-actions">
          {block.elements.map((element) => (
            <ElementView key={element.action_id} block={block.block_id} element={element} />
          ))}
        </div>
      );
    case "input":
      return <InputBlock block={block} />;
    case "image":
      return (
        <figure class="block-image">
          <Picture image={block} />
          {block.title && <figcaption>{<SlackText of={block.title} />}</figcaption>}
        </figure>
      );
    case "markdown":
      return <Markdown source={block.text} />;
    case "rich_text":
      return <RichText parts={block.elements} />;
    case "alert":
      return (
        <div class={`block-alert is-${block.level ?? "default"}`} role="note">
          <SlackText of={block.text} />
        </div>
      );
  }
}

function Section({ block }: { block: ShownBlock & { type: "section" } }) {
  const { text, fields, accessory } = block;
  return (
    <div class="block-section">
      <div class="section-body">
        {text && (
          <div class="section-text">
            <SlackText of={text} />
          </div>
        )}
        {fields && (
          <div class="section-fields">
            {fields.map((field, index) => (
              <div key={index}>
                <SlackText of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class="section-accessory">
          {"alt_text" in accessory ? (
            <Picture image={accessory} small />
          ) : (
            <ElementView block={block.block_id} element={accessory} />
          )}
        </div>
      )}
    </div>
  );
}

function Context({ block }: { block: ShownBlock & { type: "context" } }) {
  return (
    <div class="block-context">
      {block.elements.map((element, index) =>
        "alt_text" in element ? (
          <Picture key={index} image={element} small />
        ) : (
          <span key={index}>
            <SlackText of={element} />
          </span>
        ),
      )}
    </div>
  );
}
