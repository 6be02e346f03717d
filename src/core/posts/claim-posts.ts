import type { CoreDeps } from "../core-deps.ts";

/** Seconds a poster has before another takes over; longer than Slack's slowest answer. */
const LEASE_SECONDS = 45;

/** A post this process may make now. `recovering`: an earlier poster died, so it may be up already. */
export type ClaimedPost = {
  post_id: string;
  user_id: string;
  clerk_id: string;
  lease_id: string;
  recovering: boolean;
};

/** Claims waiting posts over all tenants; each is handed to one poster at a time. */
export function claimPosts(deps: CoreDeps, limit: number): Promise<ClaimedPost[]> {
  return deps.db.prisma.$queryRaw<ClaimedPost[]>`
    select post_id, user_id, clerk_id, lease_id, recovering
    from dispatch.claim_slack_posts(${limit}::int, ${LEASE_SECONDS}::int)`;
}
