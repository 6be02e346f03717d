import type { Tenant } from "../operation.ts";
import { readLinkKey, type SuppressionScope, suppressionHash } from "../suppression/value-hash.ts";
import type { Identity } from "./find-identity.ts";
import { mentionPatterns } from "./mention-patterns.ts";

/** An input hash that no call has: a repeat is refused as another call and so happens nowhere twice. */
const NO_INPUT = "erased";

/**
 * What is left of a lead beside their own rows: answers kept for repeated calls, finished jobs, the name on
 * leads they referred, lifted suppressions, and readable suppressions.
 */
export async function eraseTraces(tenant: Tenant, identity: Identity): Promise<void> {
  const { tx } = tenant;
  const patterns = mentionPatterns(identity);
  await tx.$executeRaw`
    update idempotency_keys set output = null, input_hash = ${NO_INPUT}
    where output::text ilike any (${patterns}::text[])`;
  await tx.$executeRaw`
    delete from jobs where state in ('done', 'failed')
      and concat(input, progress, result, error) ilike any (${patterns}::text[])`;
  await tx.$executeRaw`
    update leads set enrichment_data = enrichment_data - 'referred_by'
    where enrichment_data ->> 'referred_by' = ${identity.full_name}`;
  await eraseSuppressed(tenant, identity);
}

async function eraseSuppressed({ tx }: Tenant, identity: Identity): Promise<void> {
  const linkKey = await readLinkKey(tx);
  const hash = (scope: SuppressionScope, value: string) => suppressionHash(linkKey, scope, value);
  const value_hash = {
    in: [
      hash("person", identity.lead_id),
      ...identity.addresses.map((address) => hash("address", address)),
    ],
  };
  await tx.liftedSuppression.deleteMany({ where: { value_hash } });
  await tx.suppression.updateMany({ where: { value_hash }, data: { value: null } });
}
