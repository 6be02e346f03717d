import { POST_METADATA } from "../ids.js";
const PER_PAGE = 200;
const MOST_PAGES = 5;
/** The timestamp of a post that is up already, by the id in its metadata; null when there is none. */
export async function findPosted(client, where) {
    let cursor;
    for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await readPage(client, where, cursor);
        const found = (answer.messages ?? []).find(({ metadata }) => {
            const payload = metadata?.event_payload;
            return metadata?.event_type === POST_METADATA && payload?.id === where.post_id;
        });
        if (found?.ts)
            return found.ts;
        cursor = answer.response_metadata?.next_cursor || undefined;
        if (!cursor)
            return null;
    }
    return null;
}
function readPage(client, { channel, thread_ts }, cursor) {
    const page = {
        channel,
        limit: PER_PAGE,
        include_all_metadata: true,
        ...(cursor ? { cursor } : {}),
    };
    return thread_ts
        ? client.conversations.replies({ ...page, ts: thread_ts })
        : client.conversations.history(page);
}
//# sourceMappingURL=find-posted.js.map