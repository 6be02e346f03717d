import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/setup/fresh-database.ts";
import { isSupportedVersion } from "./assert-supported-server.ts";
import { refusePowerfulRole } from "./refuse-powerful-role.ts";

let database: FreshDatabase;
let admin: pg.Pool;
const made: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  admin = new pg.Pool({ connectionString: database.superuserUrl });
  await admin.query("create table public.a_table_of_the_owner (id int)");
  await admin.query("alter table public.a_table_of_the_owner owner to sdr_owner");
});
afterAll(async () => {
  for (const role of made) await admin.query(`drop owned by ${role}; drop role ${role}`);
  await admin.end();
  await database.drop();
});

/** A login of this test's own; the roles of a cluster are shared by all test files. */
async function login(name: string, rights: string): Promise<string> {
  const role = `${name}_${database.name}`;
  await admin.query(`create role ${role} login password 'x' ${rights}`);
  await admin.query(`grant connect on database ${database.name} to ${role}`);
  made.push(role);
  const url = new URL(database.appUrl);
  url.username = role;
  url.password = "x";
  return url.href;
}

async function check(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url });
  try {
    await refusePowerfulRole(pool);
  } finally {
    await pool.end();
  }
}

test("the application's own role may run the product", async () => {
  await expect(check(database.appUrl)).resolves.toBeUndefined();
});

test("a superuser is refused and told how to make the right role", async () => {
  await expect(check(database.superuserUrl)).rejects.toMatchObject({
    code: "misconfigured",
    say: expect.stringMatching(/"postgres", which is a superuser.*DATABASE_OWNER_URL.*sdr migrate/),
  });
});

test("the owner of a table is refused", async () => {
  await expect(check(database.ownerUrl)).rejects.toMatchObject({
    code: "misconfigured",
    say: expect.stringContaining('"sdr_owner", which owns the table '),
  });
});

test("a role that bypasses row-level security is refused", async () => {
  await expect(check(await login("bypasser", "bypassrls"))).rejects.toMatchObject({
    say: expect.stringContaining("BYPASSRLS"),
  });
});

test("a member of the owner, who could become the owner, is refused", async () => {
  await expect(check(await login("member", "in role sdr_owner"))).rejects.toMatchObject({
    say: expect.stringContaining("owns the table "),
  });
});

test("a member of a superuser is refused", async () => {
  await expect(check(await login("deputy", "in role postgres"))).rejects.toMatchObject({
    say: expect.stringContaining("superuser"),
  });
});

test("hiding behind another role does not help", async () => {
  const url = `${database.ownerUrl}&options=-c%20role%3Dsdr_hidden`;
  await admin.query("create role sdr_hidden in role sdr_app");
  made.push("sdr_hidden");
  await admin.query("grant sdr_hidden to sdr_owner");
  await expect(check(url)).rejects.toMatchObject({ code: "misconfigured" });
});

test("servers from 15 to 18 are supported", () => {
  const versions = ["14.13", "15.18 (Debian 15.18-0+deb12u1)", "16.4", "18.4", "19beta1", ""];
  expect(versions.filter(isSupportedVersion)).toEqual(versions.slice(1, 4));
});
