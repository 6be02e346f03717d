/** Seconds a poster has before another takes over; longer than Slack's slowest answer. */
const LEASE_SECONDS = 45;
/** Claims waiting posts over all tenants; each is handed to one poster at a time. */
export function claimPosts(deps, limit) {
    return deps.db.prisma.$queryRaw `
    select post_id, user_id, clerk_id, lease_id, recovering
    from dispatch.claim_slack_posts(${limit}::int, ${LEASE_SECONDS}::int)`;
}
//# sourceMappingURL=claim-posts.js.map