import type { WebClient } from "@slack/web-api";
import type { PostToMake } from "../../core/posts/read-post.ts";
import type { PostedAs } from "../../core/posts/record-post.ts";
import { POST_METADATA } from "../ids.ts";
import { QUIET } from "../visit/tell.ts";
import { findPosted } from "./find-posted.ts";
import { isForEverybody, messageOf } from "./post-content.ts";
import { readFailure } from "./post-failure.ts";

/** A post whose answer was lost: whether it is up shows only later. */
export class UncertainPost extends Error {
  override readonly name = "UncertainPost";
}

/**
 * Puts a post up, or brings the one that is up to the present state. Throws the client's error when
 * nothing was posted, and UncertainPost when that is not known.
 */
export async function makePost(client: WebClient, post: PostToMake): Promise<PostedAs> {
  const channel = post.channel ?? (await openPlace(client, post.place));
  const where = { channel, thread_ts: post.thread_ts, post_id: post.post_id };
  const known = post.ts ?? (post.recovering ? await findPosted(client, where) : null);
  const { thread_ts, revision } = post;
  if (known) {
    await client.chat.update({ channel, ts: known, ...messageOf(post) });
    return { channel, ts: known, thread_ts, revision };
  }
  return { channel, ts: await postNew(client, post, channel), thread_ts, revision };
}

async function postNew(client: WebClient, post: PostToMake, channel: string): Promise<string> {
  const { thread_ts, post_id } = post;
  try {
    const posted = await client.chat.postMessage({
      channel,
      ...messageOf(post),
      ...QUIET,
      metadata: { event_type: POST_METADATA, event_payload: { id: post_id } },
      ...(thread_ts ? inThread(thread_ts, isForEverybody(post)) : {}),
    });
    return posted.ts ?? "";
  } catch (error) {
    if (readFailure(error).verdict !== "uncertain") throw error;
    const found = await findPosted(client, { channel, thread_ts, post_id }).catch(() => null);
    if (found) return found;
    throw new UncertainPost("Slack did not answer", { cause: error });
  }
}

/** The client's types tell the two apart by the literal. */
function inThread(thread_ts: string, broadcast: boolean) {
  return broadcast
    ? ({ thread_ts, reply_broadcast: true } as const)
    : ({ thread_ts, reply_broadcast: false } as const);
}

/** A person's id stands for the direct message with them. */
async function openPlace(client: WebClient, place: string): Promise<string> {
  if (!/^[UW]/.test(place)) return place;
  const opened = await client.conversations.open({ users: place });
  return opened.channel?.id ?? place;
}
