import { z } from "zod";
import { checkMessageBlocks } from "../blocks/check-blocks.js";
import { SlackApiError } from "../slack-api-error.js";
import { flag } from "./slack-method.js";
const content = {
    text: z.string().optional(),
    blocks: z.unknown().optional(),
    attachments: z.array(z.unknown()).optional(),
    markdown_text: z.string().max(12_000).optional(),
};
const metadata = z.union([
    z.object({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) }),
    z.strictObject({}),
]);
/** chat.postMessage. https://docs.slack.dev/reference/methods/chat.postMessage */
export const postArguments = z.looseObject({
    ...content,
    channel: z.string(),
    thread_ts: z.string().optional(),
    reply_broadcast: flag,
    metadata: metadata.optional(),
    unfurl_links: flag.optional(),
    unfurl_media: flag.optional(),
});
/** chat.update. https://docs.slack.dev/reference/methods/chat.update */
export const updateArguments = z.looseObject({
    ...content,
    channel: z.string(),
    ts: z.string(),
    metadata: metadata.optional(),
});
/** chat.postEphemeral. https://docs.slack.dev/reference/methods/chat.postEphemeral */
export const ephemeralArguments = z.looseObject({
    ...content,
    channel: z.string(),
    user: z.string(),
    thread_ts: z.string().optional(),
});
/** The checked blocks of a message. Throws `invalid_blocks`, `no_text`, `markdown_text_conflict`. */
export function checkContent(given) {
    if (given.markdown_text !== undefined) {
        if (given.text || given.blocks)
            throw new SlackApiError("markdown_text_conflict");
        return [{ type: "markdown", text: given.markdown_text }];
    }
    if (given.blocks === undefined) {
        if (!given.text && !given.attachments?.length)
            throw new SlackApiError("no_text");
        return undefined;
    }
    if (!Array.isArray(given.blocks))
        throw new SlackApiError("invalid_blocks_format");
    const problems = checkMessageBlocks(given.blocks);
    if (problems.length > 0)
        throw new SlackApiError("invalid_blocks", problems);
    if (given.blocks.length === 0 && !given.text)
        throw new SlackApiError("no_text");
    return given.blocks;
}
//# sourceMappingURL=chat-arguments.js.map