import type { TenantTransaction } from "../db/with-tenant.ts";
import { readLinkKey, suppressionHash } from "./value-hash.ts";

/**
 * Keeps colleagues from adding this address or its domain to the list of the workspace until the
 * transaction ends; one that is being added is waited for. Take it after the lead's lock and before
 * `findSuppressions`, in a statement of its own, so that the look-up sees what was waited for.
 */
export async function holdAddress(tx: TenantTransaction, email: string | null): Promise<void> {
  const address = email?.trim().toLowerCase() ?? "";
  if (address === "") return;
  const linkKey = await readLinkKey(tx);
  const hashes = [
    suppressionHash(linkKey, "address", address),
    suppressionHash(linkKey, "domain", address.split("@")[1] ?? ""),
  ];
  await tx.$queryRaw`
    select pg_advisory_xact_lock_shared(hashtextextended(hash, 0))::text
    from (select unnest(${hashes.toSorted()}::text[]) as hash) held`;
}
