import type { Tenant } from "../operation.ts";
import { lockLeads } from "../sequences/lock-leads.ts";
import { findLeadsByHash } from "./find-leads-by-hash.ts";
import { type SuppressionEntry, suppress } from "./suppress.ts";
import type { UnsubscribeClaim } from "./unsubscribe-token.ts";
import { readLinkKey, suppressionHash } from "./value-hash.ts";
import { writeSuppressions } from "./write-suppressions.ts";

/**
 * Unsubscribes whom a link speaks for: the mailed address by its hash, the lead where there still is one,
 * and every other lead with that address. `source` says how they asked: `list-unsubscribe`, or `mailto`.
 */
export async function suppressHash(
  tenant: Tenant,
  claim: UnsubscribeClaim,
  source = "list-unsubscribe",
): Promise<void> {
  const { tx } = tenant;
  const asked = { reason: "unsubscribed", source } as const;
  const lead_ids = await findLeads(tenant, claim);
  await lockLeads(tx, lead_ids);
  const leads = await tx.lead.findMany({
    where: { id: { in: lead_ids } },
    select: { id: true, email: true },
  });
  await writeSuppressions(tenant, [
    { scope: "address", value: null, value_hash: claim.address_hash, ...asked },
  ]);
  const entries = leads.flatMap(({ id, email }): SuppressionEntry[] => [
    { scope: "person", value: id, ...asked },
    ...(email ? [{ scope: "address" as const, value: email, ...asked }] : []),
  ]);
  await suppress(tenant, entries);
  await tenant.audit({
    action: "unsubscribe",
    subject_type: "lead",
    subject_id: claim.lead_id,
    fields: ["status"],
    detail: { source },
  });
}

/** No two leads have one address, so where the mailed lead still has it there is no other to look for. */
async function findLeads({ tx }: Tenant, claim: UnsubscribeClaim): Promise<string[]> {
  const mailed = await tx.lead.findUnique({
    where: { id: claim.lead_id },
    select: { id: true, email: true },
  });
  const hash = suppressionHash(await readLinkKey(tx), "address", mailed?.email ?? "");
  const others = hash === claim.address_hash ? [] : await findLeadsByHash(tx, claim.address_hash);
  return [...(mailed ? [mailed.id] : []), ...others];
}
