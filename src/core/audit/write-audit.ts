import type { Actor } from "../actor.ts";
import type { TenantTransaction } from "../db/with-tenant.ts";

/** What changed: ids and field names, never contents, so that an erasure leaves nothing behind. */
export type AuditEntry = {
  action: string;
  subject_type?: string;
  subject_id?: string;
  fields?: string[];
  /** Counts, versions and hashes only. */
  detail?: Record<string, string | number | boolean | null>;
};

/** Appends one row to the audit log, in the transaction of the change it describes. */
export async function writeAudit(
  by: { tx: TenantTransaction; actor: Actor },
  entry: AuditEntry,
): Promise<void> {
  const { tx, actor } = by;
  await tx.auditEntry.create({
    data: {
      user_id: actor.user_id,
      actor_kind: actor.kind,
      actor: actor.id,
      via: actor.via,
      action: entry.action,
      subject_type: entry.subject_type ?? null,
      subject_id: entry.subject_id ?? null,
      fields: entry.fields ?? [],
      detail: entry.detail ?? {},
    },
    select: { id: true },
  });
}
