import { suppress } from "./suppress.js";
/** Unsubscribes whom a link speaks for: the mailed address by its hash, and the lead where there still is one. */
export async function suppressHash(tenant, claim) {
    const { tx, user_id, now } = tenant;
    const source = "list-unsubscribe";
    await tx.$executeRaw `
    insert into suppressions (user_id, scope, value_hash, reason, source, created_at)
    values (${user_id}::uuid, 'address', ${claim.address_hash}, 'unsubscribed', ${source}, ${now})
    on conflict (user_id, scope, value_hash) do nothing`;
    const lead = await tx.lead.findUnique({
        where: { id: claim.lead_id },
        select: { id: true, email: true },
    });
    if (lead) {
        const entries = [
            { scope: "person", value: lead.id, reason: "unsubscribed", source },
        ];
        if (lead.email)
            entries.push({ scope: "address", value: lead.email, reason: "unsubscribed", source });
        await suppress(tenant, entries);
    }
    await tenant.audit({
        action: "unsubscribe",
        subject_type: "lead",
        subject_id: claim.lead_id,
        fields: ["status"],
    });
}
//# sourceMappingURL=suppress-hash.js.map