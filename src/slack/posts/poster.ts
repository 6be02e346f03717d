import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { Core } from "../../core/core.ts";
import type { Log } from "../../core/core-deps.ts";
import type { ClaimedPost } from "../../core/posts/claim-posts.ts";
import { makePost, UncertainPost } from "./make-post.ts";
import { readFailure } from "./post-failure.ts";

/** One claim's worth; all of it must be done well within the lease of 45 seconds. */
const AT_ONCE = 10;

export type PosterOptions = {
  core: Core;
  log: Log;
  /** The bot token for a workspace. */
  tokenOf: (team_id: string) => Promise<string>;
  clientOptions: WebClientOptions;
};

/** Makes the waiting posts of the outbox; answers whether there may be more. */
export function createPoster({ core, log, tokenOf, clientOptions }: PosterOptions) {
  const clients = new Map<string, WebClient>();

  /** The queue repeats failed calls, so the client must not. */
  async function clientOf(team_id: string): Promise<WebClient> {
    const token = await tokenOf(team_id);
    const known = clients.get(team_id);
    if (known?.token === token) return known;
    const client = new WebClient(token, { ...clientOptions, retryConfig: { retries: 0 } });
    clients.set(team_id, client);
    return client;
  }

  async function make(claim: ClaimedPost, busy: Map<string, number>): Promise<void> {
    const post = await core.slack.readPost(claim);
    if (!post) return core.slack.recordPostFailed(claim, { error: "gone", retry_in_ms: null });
    const wait = busy.get(post.team_id);
    if (wait !== undefined) {
      return core.slack.recordPostFailed(claim, { error: "ratelimited", retry_in_ms: wait });
    }
    try {
      const posted = await makePost(await clientOf(post.team_id), post);
      await core.slack.recordPosted(claim, posted);
    } catch (error) {
      const failure = readFailure(error);
      if (failure.verdict === "wait" && failure.whole_team)
        busy.set(post.team_id, failure.retry_in_ms);
      throw error;
    }
  }

  async function settle(claim: ClaimedPost, error: unknown): Promise<void> {
    const fields = { post: claim.post_id, error: String(error) };
    // The lease is left to run out: whoever takes the post over looks for it before posting.
    if (error instanceof UncertainPost) return log.warn(fields, "a Slack post is uncertain");
    const failure = readFailure(error);
    const gone = failure.verdict === "give_up";
    if (gone) log.error(fields, "a Slack post was given up");
    else log.debug(fields, "a Slack post must wait");
    const retry_in_ms = failure.verdict === "wait" ? failure.retry_in_ms : gone ? null : 2000;
    await core.slack.recordPostFailed(claim, { error: failure.error, retry_in_ms });
  }

  return async function postWaiting(): Promise<boolean> {
    const claims = await core.slack.claimPosts(AT_ONCE);
    const busy = new Map<string, number>();
    for (const claim of claims) {
      await make(claim, busy).catch((error: unknown) => settle(claim, error));
    }
    return claims.length === AT_ONCE;
  };
}
