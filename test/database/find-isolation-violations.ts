import type pg from "pg";
import { isolationProbes, type Probe, type ProbedTable } from "./isolation-probes.ts";
import { SAMPLE_TABLES } from "./sample-rows.ts";
import type { SampleWorld } from "./sample-world.ts";

/** Tables with their keys; Prisma's record of migrations is no data of the product. */
const TABLES = `
  select c.relname as name,
    array(
      select a.attname::text from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary order by a.attnum
    ) as primary_key,
    (
      select a.attname from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      order by has_column_privilege('sdr_dispatcher', c.oid, a.attnum, 'update') desc, a.attnum desc limit 1
    ) as claimed
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and c.relname <> '_prisma_migrations'
  order by c.relname`;

/**
 * Runs the isolation matrix (each table x command x identity, as the application's role, the owner and the
 * dispatcher) and answers a sentence for each outcome that is not as it must be. `db` is a superuser's
 * connection within a transaction, which stays as it was.
 */
export async function findIsolationViolations(
  db: pg.ClientBase,
  world: SampleWorld,
  only?: string,
): Promise<string[]> {
  const tables = (await db.query<Omit<ProbedTable, "rows">>(TABLES)).rows;
  const names = tables.map(({ name }) => name);
  const violations = [
    ...names
      .filter((name) => !SAMPLE_TABLES[name])
      .map((name) => `${name}: add it to SAMPLE_TABLES`),
    ...Object.keys(SAMPLE_TABLES)
      .filter((name) => !names.includes(name))
      .map((name) => `${name}: no such table`),
  ];
  for (const table of tables) {
    if (!SAMPLE_TABLES[table.name] || (only && table.name !== only)) continue;
    const rows = await countRows(db, table.name, world);
    for (const probe of isolationProbes({ ...table, rows }, world)) {
      const outcome = await outcomeOf(db, probe);
      if (outcome === probe.expected) continue;
      violations.push(`${table.name}: ${probe.what}: expected ${probe.expected}, got ${outcome}`);
    }
  }
  return violations;
}

async function countRows(
  db: pg.ClientBase,
  table: string,
  { owner, other }: SampleWorld,
): Promise<ProbedTable["rows"]> {
  const kind = SAMPLE_TABLES[table]?.kind;
  const whose = kind === "closed" ? "null" : kind === "account" ? "id" : "user_id";
  const { rows } = await db.query<ProbedTable["rows"]>(
    `select count(*)::int as all, count(*) filter (where ${whose} = $1::uuid)::int as owner,
       count(*) filter (where ${whose} = $2::uuid)::int as other
     from public.${table}`,
    [owner.user_id, other.user_id],
  );
  if (!rows[0]) throw new Error(`${table} could not be counted`);
  return rows[0];
}

async function outcomeOf(db: pg.ClientBase, probe: Probe): Promise<string> {
  try {
    // Several statements in one text give one result each, which the types do not know.
    const results: unknown = await db.query(`savepoint probe; ${probe.as}; ${probe.sql}`);
    const last = (results as pg.QueryResult[]).at(-1);
    return `${last?.rowCount ?? 0} rows`;
  } catch (error) {
    return describeRefusal(error);
  } finally {
    await db.query("rollback to savepoint probe; release savepoint probe");
  }
}

function describeRefusal(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (/^permission denied for table/.test(message)) return "no grant";
  if (/violates row-level security policy/.test(message)) return "row-level security";
  if (/would be affected by row-level security/.test(message)) return "not exempt";
  if (code === "22P02") return "bad claims";
  return `error ${code}: ${message}`;
}
