import { clockActor } from "../actor.js";
import { readCard } from "../approvals/read-card.js";
import { openTenant } from "../operation.js";
import { readReply } from "../replies/read-reply.js";
/** The claimed post with its content; null when its lease was lost or its subject is gone. */
export function readPost(deps, claim) {
    return openTenant({ deps, actor: clockActor(claim) }, async (tenant) => {
        const post = await tenant.tx.slackPost.findFirst({
            where: { id: claim.post_id, lease_id: claim.lease_id },
        });
        if (!post)
            return null;
        const content = await readContent(tenant, post);
        if (!content)
            return null;
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
async function readContent(tenant, post) {
    if (post.kind === "approval") {
        return post.step_id ? { kind: "approval", card: await readCard(tenant, post.step_id) } : null;
    }
    if (post.kind === "reply") {
        return post.message_id
            ? { kind: "reply", reply: await readReply(tenant, post.message_id) }
            : null;
    }
    const notice = post.payload;
    return {
        kind: "notice",
        text: notice.text,
        next: notice.next ?? null,
        action: notice.action ?? null,
    };
}
/** The card of the step that a reply or a notice is about, in the same place. */
async function findThread(tenant, post) {
    if (post.kind === "approval" || !post.step_id)
        return null;
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
//# sourceMappingURL=read-post.js.map