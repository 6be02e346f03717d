import { arrayLiteral } from "../db/array-literal.ts";
import { runSqlFile } from "../db/sql-file.ts";
import type { Tenant } from "../operation.ts";
import { findSuppressions } from "../suppression/find-suppression.ts";
import { deriveFullName } from "./csv/derive-full-name.ts";
import type { LeadRow } from "./csv/lead-csv.ts";
import type { LeadDetail } from "./lead.ts";

/** A cleaned lead; null means not given, and leaves a known lead's field as it is. */
export type LeadToUpsert = Omit<LeadRow, "enrichment_data"> & {
  enrichment_data: Record<string, unknown>;
};

export type UpsertedLead = {
  outcome: "created" | "updated" | "duplicate" | "suppressed";
  /** Null where nothing is stored: in a dry run, and for contacts who are suppressed. */
  lead_id: string | null;
};

/**
 * Creates leads or fills in known ones with one statement, and answers one outcome a row, in order. No
 * two rows may be the same person (`findDuplicates`). Who must not be contacted is left as it is.
 */
export async function upsertLeadRows(
  tenant: Tenant,
  rows: readonly LeadToUpsert[],
  options: { source: LeadDetail["source"]; dry_run: boolean },
): Promise<UpsertedLead[]> {
  if (rows.length === 0) return [];
  const { tx, user_id, now } = tenant;
  const suppressed = await findSuppressions(
    tx,
    rows.map(({ email, linkedin_url }, index) => ({ lead_id: String(index), email, linkedin_url })),
  );
  const upserted = await runSqlFile<UpsertedLead>(tx, "upsert-leads", [
    arrayLiteral(rows.map((row) => row.full_name)),
    arrayLiteral(rows.map((row) => row.full_name === deriveFullName(row.email, row.linkedin_url))),
    ...FIELDS.map((field) => arrayLiteral(rows.map((row) => row[field]))),
    arrayLiteral(rows.map((row) => JSON.stringify(row.enrichment_data))),
    arrayLiteral(rows.map((_, index) => suppressed.has(String(index)))),
    user_id,
    options.source,
    now,
    options.dry_run,
  ]);
  if (tenant.actor.kind === "agent" && !options.dry_run) await markAsAgents(tenant, upserted);
  return upserted;
}

/**
 * Templates print a lead's fields, so what an agent wrote into a known lead is words of an agent: whatever
 * is yet to be approved for that lead waits for a person. What is scheduled keeps its text, by its hash.
 */
async function markAsAgents({ tx }: Tenant, upserted: readonly UpsertedLead[]): Promise<void> {
  const changed = upserted.flatMap(({ outcome, lead_id }) =>
    outcome === "updated" && lead_id ? [lead_id] : [],
  );
  if (changed.length === 0) return;
  const where = { lead_id: { in: changed }, origin: { not: "agent" } };
  await tx.sequenceStep.updateMany({
    where: { ...where, status: { in: ["pending", "failed"] } },
    data: { origin: "agent" },
  });
  await tx.campaignLead.updateMany({ where, data: { origin: "agent" } });
}

/** In the order of the statement's parameters. */
const FIELDS = [
  "email",
  "linkedin_url",
  "company",
  "title",
  "industry",
  "location",
  "phone",
  "time_zone",
] as const;
