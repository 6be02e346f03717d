import { createHmac } from "node:crypto";
import type { TenantTransaction } from "../db/with-tenant.ts";

/** The key of this installation for hashing suppressed values and signing links; never retired. */
export async function readLinkKey(tx: TenantTransaction): Promise<string> {
  const [row] = await tx.$queryRaw<{ key: string }[]>`select dispatch.link_key() as key`;
  if (!row) throw new Error("the installation row is missing");
  return row.key;
}

export type SuppressionScope = "address" | "domain" | "person";

/** HMAC-SHA256 in hex over scope and the value in lower case: comparable, yet not readable. */
export function suppressionHash(linkKey: string, scope: SuppressionScope, value: string): string {
  return createHmac("sha256", linkKey)
    .update(`${scope}:${value.trim().toLowerCase()}`)
    .digest("hex");
}
