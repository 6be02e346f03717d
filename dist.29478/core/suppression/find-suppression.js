import { runSqlFile } from "../db/sql-file.js";
import { hashPads } from "./hash-pads.js";
import { readLinkKey } from "./value-hash.js";
/**
 * Who of these must not be contacted, and why: by address, by its domain, or as a person. Leads that may
 * be contacted are not in the map. One query for any number; for a contact that is no lead yet give any
 * unique text as `lead_id`.
 */
export async function findSuppressions(tx, leads) {
    if (leads.length === 0)
        return new Map();
    const [some] = await tx.$queryRaw `select 1 from suppressions limit 1`;
    if (!some)
        return new Map();
    const { inner, outer } = hashPads(await readLinkKey(tx));
    const rows = await runSqlFile(tx, "find-suppressions", [
        leads.map(({ lead_id }) => lead_id),
        leads.map(({ email }) => email?.trim() ?? ""),
        inner,
        outer,
    ]);
    return new Map(rows.map(({ lead_id, scope, reason }) => [lead_id, { scope, reason }]));
}
//# sourceMappingURL=find-suppression.js.map