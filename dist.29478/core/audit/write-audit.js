/** Appends one row to the audit log, in the transaction of the change it describes. */
export async function writeAudit(by, entry) {
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
//# sourceMappingURL=write-audit.js.map