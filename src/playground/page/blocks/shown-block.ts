import type { TextObject, WireElement } from "../data/element-value.ts";
import type { WireBlock } from "../wire.ts";

export type ImageFields = {
  type: "image";
  alt_text: string;
  image_url?: string;
  slack_file?: { id?: string; url?: string };
  title?: TextObject;
};

export type RichPiece = {
  type: string;
  text?: string;
  url?: string;
  name?: string;
  user_id?: string;
  channel_id?: string;
  range?: string;
  style?: { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean };
};

export type RichPart =
  | {
      type: "rich_text_section" | "rich_text_quote" | "rich_text_preformatted";
      elements: RichPiece[];
    }
  | { type: "rich_text_list"; style: "bullet" | "ordered"; elements: RichPart[] };

type Shared = { block_id: string };

/** The blocks the page draws. A new one fails the type check wherever blocks are told apart. */
export type ShownBlock = Shared &
  (
    | { type: "header"; text: TextObject }
    | {
        type: "section";
        text?: TextObject;
        fields?: TextObject[];
        accessory?: WireElement | ImageFields;
      }
    | { type: "context"; elements: (TextObject | ImageFields)[] }
    | { type: "divider" }
    | { type: "actions"; elements: WireElement[] }
    | {
        type: "input";
        label: TextObject;
        hint?: TextObject;
        optional?: boolean;
        dispatch_action?: boolean;
        element: WireElement;
      }
    | ImageFields
    | { type: "markdown"; text: string }
    | { type: "rich_text"; elements: RichPart[] }
    | {
        type: "alert";
        text: TextObject;
        level?: "default" | "info" | "warning" | "error" | "success";
      }
  );

const SHOWN: ReadonlySet<string> = new Set<ShownBlock["type"]>([
  "actions",
  "alert",
  "context",
  "divider",
  "header",
  "image",
  "input",
  "markdown",
  "rich_text",
  "section",
]);

/** Whether the page can draw this block; Slack's own rules were checked when it was sent. */
export function isShown(block: WireBlock): block is WireBlock & ShownBlock {
  return SHOWN.has(block.type);
}
