import type { WebClient } from "@slack/web-api";
import { POST_METADATA } from "../ids.ts";

const PER_PAGE = 200;
const MOST_PAGES = 5;

export type PostedAt = { channel: string; thread_ts: string | null; post_id: string };

/** The timestamp of a post that is up already, by the id in its metadata; null when there is none. */
export async function findPosted(client: WebClient, where: PostedAt): Promise<string | null> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await readPage(client, where, cursor);
    const found = (answer.messages ?? []).find(({ metadata }) => {
      const payload = metadata?.event_payload as { id?: unknown } | undefined;
      return metadata?.event_type === POST_METADATA && payload?.id === where.post_id;
    });
    if (found?.ts) return found.ts;
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (!cursor) return null;
  }
  return null;
}

function readPage(client: WebClient, { channel, thread_ts }: PostedAt, cursor: string | undefined) {
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
