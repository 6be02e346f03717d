import { clockActor } from "../actor.ts";
import type { ApprovalCard } from "../approvals/approval-card.ts";
import { readCard } from "../approvals/read-card.ts";
import type { CoreDeps } from "../core-deps.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { readReply } from "../replies/read-reply.ts";
import type { Reply } from "../replies/reply.ts";
import type { ClaimedPost } from "./claim-posts.ts";

/** What to show; built afresh at posting time, so a card never shows an older state. */
type PostContent =
  | { kind: "approval"; card: ApprovalCard }
  | { kind: "reply"; reply: Reply }
  | { kind: "notice"; text: string; next: string | null; action: string | null };

export type PostToMake = {
  post_id: string;
  user_id: string;
  lease_id: string;
  revision: number;
  recovering: boolean;
  team_id: string;
  /** A channel id, or a Slack user id for a direct message. */
  place: string;
  /** Set once it is up: then it is an update. */
  channel: string | null;
  ts: string | null;
  /** Thread to post in: that of the card which sent the message. */
  thread_ts: string | null;
  content: PostContent;
};

/** The claimed post with its content; null when its lease was lost or its subject is gone. */
export function readPost(deps: CoreDeps, claim: ClaimedPost): Promise<PostToMake | null> {
  return openTenant({ deps, actor: clockActor(claim) }, async (tenant) => {
    const post = await tenant.tx.slackPost.findFirst({
      where: { id: claim.post_id, lease_id: claim.lease_id },
    });
    if (!post) return null;
    const content = await readContent(tenant, post);
    if (!content) return null;
    const thread = post.thread_ts ? null : await findThread(tenant, post);
    return {
      post_id: post.id,
      user_id: post.user_id,
      lease_id: claim.lease_id,
      revision: post.revision,
      recovering: claim.recovering,
      team_id: post.team_id,
      place: post.place,
      channel: post.channel ?? thread?.channel ?? null,
      ts: post.ts,
      thread_ts: post.thread_ts ?? thread?.ts ?? null,
      content,
    };
  });
}

type PostRow = {
  kind: string;
  step_id: string | null;
  message_id: string | null;
  team_id: string;
  place: string;
  payload: unknown;
};

async function readContent(tenant: Tenant, post: PostRow): Promise<PostContent | null> {
  if (post.kind === "approval") {
    return post.step_id ? { kind: "approval", card: await readCard(tenant, post.step_id) } : null;
  }
  if (post.kind === "reply") {
    return post.message_id
      ? { kind: "reply", reply: await readReply(tenant, post.message_id) }
      : null;
  }
  const notice = post.payload as { text: string; next?: string; action?: string };
  return {
    kind: "notice",
    text: notice.text,
    next: notice.next ?? null,
    action: notice.action ?? null,
  };
}

/** The card of the step that a reply or a notice is about, in the same place. */
async function findThread(tenant: Tenant, post: PostRow) {
  if (post.kind === "approval" || !post.step_id) return null;
  return tenant.tx.slackPost.findFirst({
    where: {
      kind: "approval",
      step_id: post.step_id,
      team_id: post.team_id,
      place: post.place,
      ts: { not: null },
    },
    select: { channel: true, ts: true },
  });
}
