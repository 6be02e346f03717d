import type { Tenant } from "../operation.ts";
import { readLinkKey, suppressionHash } from "../suppression/value-hash.ts";

/**
 * Suppresses addresses that an erased person wrote from, by hash and for this account alone: that they are
 * theirs is what a display name says, and colleagues must not be bound by that.
 */
export async function keepAliasesAway(tenant: Tenant, aliases: string[]): Promise<void> {
  const { tx, user_id, actor, now } = tenant;
  const linkKey = await readLinkKey(tx);
  const hashes = aliases.map((address) => suppressionHash(linkKey, "address", address)).sort();
  await tx.$executeRaw`
    insert into suppressions (user_id, scope, value, value_hash, reason, source, shared, created_at)
    select ${user_id}::uuid, 'address', null, hash, 'erased', ${actor.id}, false, ${now}
    from unnest(${hashes}::text[]) as a (hash)
    on conflict (user_id, scope, value_hash) do update set reason = 'erased', value = null`;
}
