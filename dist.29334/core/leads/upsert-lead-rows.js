import { arrayLiteral } from "../db/array-literal.js";
import { runSqlFile } from "../db/sql-file.js";
import { findSuppressions } from "../suppression/find-suppression.js";
import { deriveFullName } from "./csv/derive-full-name.js";
/**
 * Creates leads or fills in known ones with one statement, and answers one outcome a row, in order. No
 * two rows may be the same person (`findDuplicates`). Who must not be contacted is left as it is.
 */
export async function upsertLeadRows(tenant, rows, options) {
    if (rows.length === 0)
        return [];
    const { tx, user_id, now } = tenant;
    const suppressed = await findSuppressions(tx, rows.map(({ email }, index) => ({ lead_id: String(index), email })));
    return runSqlFile(tx, "upsert-leads", [
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
];
//# sourceMappingURL=upsert-lead-rows.js.map