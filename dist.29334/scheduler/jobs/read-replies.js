/** Classifies fetched mail and acts on it. */
export function readReplies({ core, signal }) {
    return core.clock.readInbound({ limit: 50, signal });
}
//# sourceMappingURL=read-replies.js.map