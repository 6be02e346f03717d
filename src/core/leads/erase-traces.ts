import type { Tenant } from "../operation.ts";
import { readLinkKey, type SuppressionScope, suppressionHash } from "../suppression/value-hash.ts";
import type { Identity } from "./find-identity.ts";
import { mentionPatterns } from "./mention-patterns.ts";

/** An input hash that no call has: a repeat is refused as another call and so happens nowhere twice. */
const NO_INPUT = "erased";

/**
 * What is left of a person beside their own rows: answers kept for repeated calls, jobs, Slack deliveries
 * that are still open, the name on leads they referred, lifted suppressions, and readable suppressions.
 */
export async function eraseTraces(tenant: Tenant, identity: Identity): Promise<void> {
  const { tx } = tenant;
  const { exact, names, values } = mentionPatterns(identity);
  await tx.$executeRaw`
    update idempotency_keys set output = null, input_hash = ${NO_INPUT}
    where output::text ~* ${exact} or output::text ~ ${values}`;
  await eraseJobs(tenant, identity);
  await tx.$executeRaw`select dispatch.redact_events(${`${exact}|${names}`}, ${values})`;
  await tx.$executeRaw`
    update leads set enrichment_data = enrichment_data - 'referred_by'
    where enrichment_data ->> 'referred_by' = any (${identity.names}::text[])`;
  await eraseSuppressed(tenant, identity);
}

/** What is finished goes; what is not may be about others too, who must not lose it. */
async function eraseJobs({ tx }: Tenant, identity: Identity): Promise<void> {
  const { exact, values } = mentionPatterns(identity);
  await tx.$executeRaw`
    delete from jobs where state in ('done', 'failed')
      and (concat_ws(' ', input, progress, result, error) ~* ${exact}
        or concat_ws(' ', input, progress, result) ~ ${values})`;
  await tx.$executeRaw`
    update jobs
    set input = regexp_replace(regexp_replace(input::text, ${exact}, 'erased', 'gi'), ${values}, '"erased"', 'g')::jsonb,
      progress = regexp_replace(regexp_replace(progress::text, ${exact}, 'erased', 'gi'), ${values}, '"erased"', 'g')::jsonb,
      result = regexp_replace(regexp_replace(result::text, ${exact}, 'erased', 'gi'), ${values}, '"erased"', 'g')::jsonb,
      error = regexp_replace(error, ${exact}, 'erased', 'gi')
    where concat_ws(' ', input, progress, result, error) ~* ${exact}
      or concat_ws(' ', input, progress, result) ~ ${values}`;
}

async function eraseSuppressed({ tx }: Tenant, identity: Identity): Promise<void> {
  const linkKey = await readLinkKey(tx);
  const hashes = (scope: SuppressionScope, values: string[]) =>
    values.map((value) => suppressionHash(linkKey, scope, value));
  const { lead_ids, addresses, aliases, profiles } = identity;
  const value_hash = {
    in: [
      ...hashes("person", [...lead_ids, ...profiles]),
      ...hashes("address", [...addresses, ...aliases]),
    ],
  };
  await tx.liftedSuppression.deleteMany({ where: { value_hash } });
  await tx.suppression.updateMany({ where: { value_hash }, data: { value: null } });
}
