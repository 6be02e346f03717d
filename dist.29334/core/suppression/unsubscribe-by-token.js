import { openTenant } from "../operation.js";
import { suppressHash } from "./suppress-hash.js";
import { readUnsubscribeToken } from "./unsubscribe-token.js";
/**
 * Acts on an unsubscribe link, also after the campaign or the lead is gone, and as often as it is
 * pressed. False when the token was not made by us.
 */
export async function unsubscribeByToken(deps, token) {
    const [key] = await deps.db.prisma.$queryRaw `select dispatch.link_key() as key`;
    const claim = key ? readUnsubscribeToken(key.key, token) : null;
    if (!claim)
        return false;
    const [owner] = await deps.db.prisma.$queryRaw `
    select dispatch.clerk_id_of(${claim.user_id}::uuid) as clerk_id`;
    // The account is gone, and with it everything that could still be sent.
    if (!owner?.clerk_id)
        return true;
    const actor = {
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
//# sourceMappingURL=unsubscribe-by-token.js.map