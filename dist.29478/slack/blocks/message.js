/** Most blocks a message may have. https://docs.slack.dev/reference/block-kit/blocks */
export const MAX_BLOCKS = 50;
//# sourceMappingURL=message.js.map