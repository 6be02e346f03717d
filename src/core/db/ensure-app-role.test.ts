import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestCluster } from "../../../test/setup/start-test-cluster.ts";
import { AppError } from "../errors.ts";
import { ensureAppRole } from "./ensure-app-role.ts";
import { migrate } from "./migrate.ts";
import { openConnection } from "./open-connection.ts";

let cluster: Awaited<ReturnType<typeof startTestCluster>>;
let admin: pg.Client;
let directory: string;

beforeAll(async () => {
  cluster = await startTestCluster();
  admin = await openConnection({ url: cluster.superuserUrl, purpose: "test" });
  directory = await mkdtemp(path.join(os.tmpdir(), "chat-sdr-migrations-"));
  await mkdir(path.join(directory, "1_create_role"));
  await writeFile(
    path.join(directory, "1_create_role", "migration.sql"),
    "create role sdr_app nologin nobypassrls;",
  );
});
afterAll(async () => {
  await admin.end();
  await cluster.stop();
  await rm(directory, { recursive: true, force: true });
});

// As on a server that somebody else set up: a database, its owner, and nothing of ours.
beforeEach(async () => {
  await admin.query("drop owned by sdr_app").catch(() => {});
  await admin.query("drop role if exists sdr_app");
  await admin.query("drop table if exists _prisma_migrations");
});

const ensure = (ownerUrl = cluster.ownerUrl) => ensureAppRole({ ownerUrl });
const migrateAll = () => migrate({ url: cluster.ownerUrl, directory });

async function roleAt(url: string): Promise<string> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const { rows } = await db.query("select current_user || ' in ' || current_database() as place");
  await db.end();
  return rows[0].place;
}

test("after the first migration the application gets a login, once", async () => {
  await migrateAll();
  const first = await ensure();
  expect(first.created).toBe(true);
  expect(await roleAt(first.appUrl ?? "")).toBe("sdr_app in sdr");
  expect(await ensure()).toEqual({ created: false, appUrl: null });
  expect(await roleAt(first.appUrl ?? "")).toBe("sdr_app in sdr");
});

test("of two processes at once, one makes the login and the other leaves it alone", async () => {
  await migrateAll();
  const results = await Promise.all([ensure(), ensure()]);
  const made = results.filter((result) => result.created);
  expect(made).toHaveLength(1);
  expect(await roleAt(made[0]?.appUrl ?? "")).toBe("sdr_app in sdr");
});

test("the application may enter a database that is closed to the public", async () => {
  await admin.query("revoke connect on database sdr from public");
  await migrateAll();
  const { appUrl } = await ensure();
  expect(await roleAt(appUrl ?? "")).toBe("sdr_app in sdr");
});

test("everything else of the owner's URL is kept", async () => {
  await migrateAll();
  const ownerUrl = cluster.ownerUrl.replace("?", "?application_name=kept&");
  const { appUrl } = await ensure(ownerUrl);
  expect(appUrl).toMatch(/^postgresql:\/\/sdr_app:[\w-]{32}@127\.0\.0\.1:\d+\/sdr\?/);
  expect(appUrl).toMatch(/\?application_name=kept&sslmode=disable$/);
});

test("before the first migration it says to migrate", async () => {
  await expect(ensure()).rejects.toMatchObject({
    code: "misconfigured",
    say: expect.stringContaining("`sdr migrate`"),
  });
});

test("an owner who may not change the role is told what an administrator must run", async () => {
  await admin.query("create role sdr_app nologin");
  await admin.query("alter role sdr_owner nocreaterole");
  try {
    const failure = await ensure().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({
      code: "misconfigured",
      say: expect.stringContaining("alter role sdr_app login password"),
    });
  } finally {
    await admin.query("alter role sdr_owner createrole");
  }
});
