import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database.ts";
import { findIsolationViolations } from "./find-isolation-violations.ts";
import { buildSampleWorld, type SampleWorld } from "./sample-world.ts";

let database: FreshDatabase;
let db: pg.Client;
let world: SampleWorld;

beforeAll(async () => {
  database = await freshDatabase();
  db = new pg.Client({ connectionString: database.superuserUrl });
  await db.connect();
  world = await buildSampleWorld(db);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

type Mutation = { table: string; sql: string };

test("every policy that is dropped or loosened is noticed", async () => {
  const mutations = await policyMutations();
  expect(mutations.length).toBeGreaterThan(100);
  expect(await survivors(mutations)).toEqual([]);
});

test("every table whose row-level security is switched off or no longer forced is noticed", async () => {
  const mutations = (await tableNames()).flatMap((table) => [
    { table, sql: `alter table ${table} disable row level security` },
    { table, sql: `alter table ${table} no force row level security` },
  ]);
  expect(mutations.length).toBeGreaterThan(40);
  expect(await survivors(mutations)).toEqual([]);
});

test("every right that is given beyond what was meant is noticed", async () => {
  const mutations = (await tableNames()).flatMap((table) => [
    { table, sql: `create policy stray on ${table} using (true)` },
    {
      table,
      sql: `grant all on ${table} to sdr_dispatcher; create policy stray on ${table} using (true)`,
    },
  ]);
  const revoked = ["processed_events", "oauth_states", "slack_installations", "installation"];
  for (const table of [...revoked, "audit_log"]) {
    for (const right of ["update", "delete"]) {
      mutations.push({ table, sql: `grant ${right} on ${table} to sdr_app` });
    }
  }
  expect(await survivors(mutations)).toEqual([]);
});

test("a lookup of the caller that answers anybody is noticed", async () => {
  const anybody = (name: string, type: string, body: string) =>
    `create or replace function ${name}() returns ${type} language sql stable security definer set search_path = '' as $$ ${body} $$`;
  expect(
    await survivors([
      {
        table: "leads",
        sql: anybody("app_clerk_id", "text", "select max(clerk_id) from public.users"),
      },
      {
        table: "users",
        sql: anybody("app_clerk_id", "text", "select max(clerk_id) from public.users"),
      },
      {
        table: "leads",
        sql: anybody("app_user_id", "uuid", "select max(id::text)::uuid from public.users"),
      },
    ]),
  ).toEqual([]);
});

/** The mutations after which the matrix of that table still finds nothing wrong. */
async function survivors(mutations: Mutation[]): Promise<string[]> {
  const survived: string[] = [];
  for (const { table, sql } of mutations) {
    await db.query("begin");
    await db.query(sql);
    const violations = await findIsolationViolations(db, world, table);
    await db.query("rollback");
    if (violations.length === 0) survived.push(sql);
  }
  return survived;
}

async function tableNames(): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select tablename as name from pg_tables
     where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
  );
  return rows.map(({ name }) => name);
}

type Policy = { table: string; name: string; qual: string | null; with_check: string | null };

/** What lets everything through already cannot be loosened, except to everybody. */
async function policyMutations(): Promise<Mutation[]> {
  const { rows } = await db.query<Policy>(
    `select tablename as table, policyname as name, qual, with_check from pg_policies
     where schemaname = 'public' order by 1, 2`,
  );
  return rows.flatMap(({ table, name, qual, with_check }) => {
    const alter = `alter policy ${name} on ${table}`;
    return [
      { table, sql: `drop policy ${name} on ${table}` },
      ...(qual === "true" ? [{ table, sql: `${alter} to public` }] : []),
      ...(qual !== "true" ? [{ table, sql: `${alter} using (true)` }] : []),
      ...(with_check !== null && with_check !== "true"
        ? [{ table, sql: `${alter} with check (true)` }]
        : []),
    ];
  });
}
