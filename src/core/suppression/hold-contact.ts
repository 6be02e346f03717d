import type { TenantTransaction } from "../db/with-tenant.ts";
import { readLinkKey, suppressionHash } from "./value-hash.ts";

/**
 * Keeps everybody, colleagues included, from suppressing this address, its domain or this profile until the
 * transaction ends; whoever is about to is waited for. Take it after the lead's lock and before
 * `findSuppressions`, in a statement of its own, so that the look-up sees what was waited for.
 */
export async function holdContact(
  tx: TenantTransaction,
  contact: { email: string | null; linkedin_url: string | null },
): Promise<void> {
  const address = contact.email?.trim() ?? "";
  const profile = contact.linkedin_url?.trim() ?? "";
  const linkKey = await readLinkKey(tx);
  const hashes: string[] = [];
  if (address) {
    hashes.push(suppressionHash(linkKey, "address", address));
    hashes.push(suppressionHash(linkKey, "domain", address.split("@")[1] ?? ""));
  }
  if (profile) hashes.push(suppressionHash(linkKey, "person", profile));
  await tx.$queryRaw`select dispatch.hold_hashes(${hashes}::text[], true)::text`;
}
