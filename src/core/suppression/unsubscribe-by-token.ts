import type { Actor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { openTenant } from "../operation.ts";
import { suppressHash } from "./suppress-hash.ts";
import { readUnsubscribeToken } from "./unsubscribe-token.ts";

/**
 * Acts on an unsubscribe link, also after the campaign, the lead or the account is gone, and as often as it
 * is pressed. False when the token was not made by us.
 */
export async function unsubscribeByToken(deps: CoreDeps, token: string): Promise<boolean> {
  const [key] = await deps.db.prisma.$queryRaw<
    { key: string }[]
  >`select dispatch.link_key() as key`;
  const claim = key ? readUnsubscribeToken(key.key, token) : null;
  if (!claim) return false;
  const [owner] = await deps.db.prisma.$queryRaw<{ clerk_id: string | null }[]>`
    select dispatch.clerk_id_of(${claim.user_id}::uuid) as clerk_id`;
  if (!owner?.clerk_id) {
    // With the account went everything that it could still send; its colleagues learn of it all the same.
    await deps.db.prisma.$executeRaw`
      select dispatch.share_for_left_account(${claim.user_id}::uuid, ${claim.address_hash})`;
    return true;
  }
  const actor: Actor = {
    kind: "clock",
    user_id: claim.user_id,
    clerk_id: owner.clerk_id,
    id: "web:unsubscribe",
    name: "The recipient",
    via: "web",
    may: ["write"],
  };
  await openTenant({ deps, actor }, (tenant) => suppressHash(tenant, claim));
  return true;
}
