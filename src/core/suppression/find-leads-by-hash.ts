import type { TenantTransaction } from "../db/with-tenant.ts";
import { hashPads } from "./hash-pads.ts";
import { readLinkKey } from "./value-hash.ts";

/** The leads whose address has this hash, as `suppressionHash` makes it. Reads the tenant's leads once. */
export async function findLeadsByHash(
  tx: TenantTransaction,
  address_hash: string,
): Promise<string[]> {
  const { inner, outer } = hashPads(await readLinkKey(tx));
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from leads
    where encode(sha256(${outer}::bytea || sha256(${inner}::bytea
      || convert_to('address:' || trim(email_norm), 'UTF8'))), 'hex') = ${address_hash}`;
  return rows.map(({ id }) => id);
}
