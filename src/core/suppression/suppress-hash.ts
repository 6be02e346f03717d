import type { Tenant } from "../operation.ts";
import { type SuppressionEntry, suppress } from "./suppress.ts";
import type { UnsubscribeClaim } from "./unsubscribe-token.ts";
import { writeSuppressions } from "./write-suppressions.ts";

/**
 * Unsubscribes whom a link speaks for: the mailed address by its hash, and the lead where there still is
 * one. `source` says how they asked: `list-unsubscribe`, or `mailto`.
 */
export async function suppressHash(
  tenant: Tenant,
  claim: UnsubscribeClaim,
  source = "list-unsubscribe",
): Promise<void> {
  const asked = { reason: "unsubscribed", source } as const;
  await writeSuppressions(tenant, [
    { scope: "address", value: null, value_hash: claim.address_hash, ...asked },
  ]);
  const lead = await tenant.tx.lead.findUnique({
    where: { id: claim.lead_id },
    select: { id: true, email: true },
  });
  if (lead) {
    const entries: SuppressionEntry[] = [{ scope: "person", value: lead.id, ...asked }];
    if (lead.email) entries.push({ scope: "address", value: lead.email, ...asked });
    await suppress(tenant, entries);
  }
  await tenant.audit({
    action: "unsubscribe",
    subject_type: "lead",
    subject_id: claim.lead_id,
    fields: ["status"],
    detail: { source },
  });
}
