import { runSqlFile } from "../db/sql-file.ts";
import type { TenantTransaction } from "../db/with-tenant.ts";
import { hashPads } from "./hash-pads.ts";
import { readLinkKey, type SuppressionScope } from "./value-hash.ts";

/** `reason` is `workspace` where only somebody else of the Slack workspace was asked to stop. */
export type FoundSuppression = { scope: SuppressionScope; reason: string };

type Contact = { lead_id: string; email: string | null; linkedin_url?: string | null };

/**
 * Who of these must not be contacted, and why: by address, by its domain, or as a person, by this user's
 * own list or that of their Slack workspace. Leads that may be contacted are not in the map. One query for
 * any number; for a contact that is no lead yet give any unique text as `lead_id`.
 */
export async function findSuppressions(
  tx: TenantTransaction,
  leads: readonly Contact[],
): Promise<Map<string, FoundSuppression>> {
  if (leads.length === 0) return new Map();
  const [some] = await tx.$queryRaw<unknown[]>`
    select 1 where exists (select from suppressions) or dispatch.has_shared_suppressions()`;
  if (!some) return new Map();
  const { inner, outer } = hashPads(await readLinkKey(tx));
  const rows = await runSqlFile<FoundSuppression & { lead_id: string }>(tx, "find-suppressions", [
    leads.map(({ lead_id }) => lead_id),
    leads.map(({ email }) => email?.trim() ?? ""),
    inner,
    outer,
    leads.map(({ linkedin_url }) => linkedin_url?.trim() ?? ""),
  ]);
  return new Map(rows.map(({ lead_id, scope, reason }) => [lead_id, { scope, reason }]));
}
