import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database.ts";
import { findIsolationViolations } from "./find-isolation-violations.ts";
import { findPointers, type Pointer } from "./find-pointers.ts";
import { SAMPLE_TABLES } from "./sample-rows.ts";
import { buildSampleWorld, insertText, type SampleWorld } from "./sample-world.ts";

let database: FreshDatabase;
let db: pg.Client;
let world: SampleWorld;

beforeAll(async () => {
  database = await freshDatabase();
  db = new pg.Client({ connectionString: database.superuserUrl });
  await db.connect();
  world = await buildSampleWorld(db);
});
beforeEach(() => db.query("begin"));
afterEach(() => db.query("rollback"));
afterAll(async () => {
  await db.end();
  await database.drop();
});

test("every command as every identity gives what the rules of isolation say, in every table", async () => {
  expect(await findIsolationViolations(db, world)).toEqual([]);
});

test("a table that nobody described makes the matrix fail", async () => {
  await db.query("create table newcomers (id int primary key)");
  expect(await findIsolationViolations(db, world)).toEqual(["newcomers: add it to SAMPLE_TABLES"]);
});

test("a login that never set claims sees no row of any table", async () => {
  const app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  const { rows: tables } = await app.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(oid, 'select')`,
  );
  expect(tables.length).toBeGreaterThan(15);
  for (const { name } of tables) {
    const { rowCount } = await app.query(`select from ${name}`);
    expect(rowCount, name).toBe(0);
  }
  await app.end();
});

test("no row can point at another tenant's row, in any column", async () => {
  const outcomes = new Map<string, string>();
  for (const pointer of await findPointers(db)) {
    outcomes.set(`${pointer.table}.${pointer.column}`, await pointAtAnother(pointer));
  }
  expect([...outcomes].filter(([, outcome]) => outcome !== "23503")).toEqual([]);
});

/** The SQLSTATE of an insert of the owner's own row whose one column names the other user's row. */
async function pointAtAnother({ table, column, target }: Pointer): Promise<string> {
  // A second row of theirs, which nothing points at yet: a unique key must not be what refuses.
  const theirs = SAMPLE_TABLES[target]?.row(world.other, 1) ?? {};
  const row = { ...SAMPLE_TABLES[table]?.row(world.owner, 2), [column]: theirs.id ?? null };
  await db.query("savepoint pointing");
  await db.query(`${insertText(target, theirs)} on conflict do nothing`);
  await db.query("set local session authorization sdr_app");
  try {
    await db.query("select set_config('request.jwt.claims', $1, true)", [
      JSON.stringify({ sub: world.owner.clerk_id }),
    ]);
    await db.query(insertText(table, row));
    return "accepted";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await db.query("rollback to savepoint pointing; release savepoint pointing");
  }
}

test("a row without a user takes its campaign's, and nobody can add to another's campaign that way", async () => {
  for (const name of ["sequence_steps", "messages", "campaign_leads"]) {
    const row = { ...SAMPLE_TABLES[name]?.row(world.owner, 2), user_id: null };
    await db.query("savepoint filling; set local session authorization sdr_app");
    const claims = { sub: world.other.clerk_id };
    await db.query("select set_config('request.jwt.claims', $1, true)", [JSON.stringify(claims)]);
    await expect(db.query(insertText(name, row)), name).rejects.toThrow("row-level security");
    await db.query("rollback to savepoint filling");
    const { rows } = await db.query(`${insertText(name, row)} returning user_id`);
    expect(rows, name).toEqual([{ user_id: world.owner.user_id }]);
  }
});
