import pg from "pg";
import { type Row, SAMPLE_TABLES, sampleId, type Tenant } from "./sample-rows.ts";

/** Two tenants with a row in every table each, and one that was deleted with everything it had. */
export type SampleWorld = { owner: Tenant; other: Tenant; deleted: Tenant };

/** Fills a fresh database with a sample world; `db` must see and write all tenants. */
export async function buildSampleWorld(db: pg.ClientBase): Promise<SampleWorld> {
  const [owner, other, deleted] = [
    sampleTenant("user_owner"),
    sampleTenant("user_other"),
    sampleTenant("user_deleted"),
  ];
  for (const one of [owner, other, deleted]) await insertSample(db, one);
  await db.query("delete from users where id = $1", [deleted.user_id]);
  return { owner, other, deleted };
}

/** `insert into …` with literal values, ready for more clauses behind it. */
export function insertText(table: string, row: Row): string {
  const columns = Object.keys(row).map((name) => pg.escapeIdentifier(name));
  const values = Object.values(row).map(literal);
  return `insert into public.${table} (${columns}) overriding system value values (${values})`;
}

export function literal(value: Row[string] | undefined): string {
  return value === null || value === undefined ? "null" : pg.escapeLiteral(String(value));
}

function sampleTenant(clerk_id: string): Tenant {
  return { clerk_id, user_id: sampleId({ clerk_id, user_id: "" }, "users", 0) };
}

async function insertSample(db: pg.ClientBase, of: Tenant): Promise<void> {
  for (const [table, { row }] of Object.entries(SAMPLE_TABLES)) {
    // The row about the installation is there already.
    await db.query(`${insertText(table, row(of, 0))} on conflict do nothing`);
    if (table === "leads") await db.query(insertText(table, row(of, 1)));
  }
}
