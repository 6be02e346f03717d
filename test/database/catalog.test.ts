import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database.ts";
import { CATALOG_RULES } from "./catalog-rules.ts";

let database: FreshDatabase;
let db: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  db = new pg.Client({ connectionString: database.superuserUrl });
  await db.connect();
});
beforeEach(() => db.query("begin"));
afterEach(() => db.query("rollback"));
afterAll(async () => {
  await db.end();
  await database.drop();
});

async function offendersOf(sql: string): Promise<string[]> {
  const { rows } = await db.query<{ offender: string }>(sql);
  return rows.map(({ offender }) => offender).sort();
}

describe.each(CATALOG_RULES)("$rule", ({ offenders, fault }) => {
  test("holds in the migrated database", async () => {
    expect(await offendersOf(offenders)).toEqual([]);
  });

  test("is noticed when it is broken", async () => {
    await db.query(fault);
    expect(await offendersOf(offenders)).not.toEqual([]);
  });
});

test("the rules of roles look at the role that the application really logs in as", async () => {
  const app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  const { rows } = await app.query(
    "select session_user::text as session, current_user::text as now",
  );
  await app.end();
  expect(rows).toEqual([{ session: "sdr_app", now: "sdr_app" }]);
});
