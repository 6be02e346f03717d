import { randomBytes } from "node:crypto";
import type { SlackBlock } from "../state/slack-types.ts";
import { elementsOf } from "./block-elements.ts";

/** Copies of the blocks with the ids Slack adds where the app gave none. */
export function withBlockIds(blocks: readonly unknown[]): SlackBlock[] {
  return blocks.map((block) => {
    const copy = structuredClone(block) as SlackBlock;
    copy.block_id ??= shortId();
    for (const { element } of elementsOf(copy)) element.action_id ??= shortId();
    return copy;
  });
}

function shortId(): string {
  return randomBytes(4).toString("base64url").slice(0, 5);
}
