import type { KnownBlock } from "@slack/types";

/** What goes into one Slack message: `text` says the same as the blocks, for screen readers and phones. */
export type Message = { text: string; blocks: KnownBlock[] };

/** Most blocks a message may have. https://docs.slack.dev/reference/block-kit/blocks */
export const MAX_BLOCKS = 50;
