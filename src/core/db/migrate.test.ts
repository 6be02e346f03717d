import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/setup/fresh-database.ts";
import { AppError } from "../errors.ts";
import { migrate } from "./migrate.ts";
import { openConnection } from "./open-connection.ts";

let database: FreshDatabase;
let directory: string;
let owner: pg.Client;
let admin: pg.Client;

beforeAll(async () => {
  admin = await openConnection({ url: await adminUrl(), purpose: "test" });
});
afterAll(() => admin.end());

beforeEach(async () => {
  database = await freshDatabase();
  directory = await mkdtemp(path.join(os.tmpdir(), "chat-sdr-migrations-"));
  owner = await openConnection({ url: database.ownerUrl, purpose: "test" });
});
afterEach(async () => {
  await owner.end();
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

async function adminUrl(): Promise<string> {
  const { superuserUrl, drop } = await freshDatabase();
  await drop();
  return superuserUrl.replace(/\/test_\w+/, "/postgres");
}

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(directory, name), { recursive: true });
  await writeFile(path.join(directory, name, "migration.sql"), sql);
}

const run = () => migrate({ url: database.ownerUrl, directory });

async function failureOf(attempt: Promise<unknown>): Promise<AppError> {
  const error = await attempt.then(
    () => new Error("it succeeded"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error;
  throw error;
}

async function tableExists(name: string): Promise<boolean> {
  const { rows } = await owner.query("select to_regclass($1) is not null as there", [
    `public.${name}`,
  ]);
  return rows[0].there;
}

test("migrations are applied once, in the order of their names", async () => {
  await write("2_add_column", "alter table widgets add column size int;");
  await write("1_create_table", "create table widgets (id int); insert into widgets values (1);");
  expect(await run()).toEqual(["1_create_table", "2_add_column"]);
  expect((await owner.query("select * from widgets")).rows).toEqual([{ id: 1, size: null }]);
  expect(await run()).toEqual([]);
  await write("3_add_more", "insert into widgets values (2, 2);");
  expect(await run()).toEqual(["3_add_more"]);
});

test("of processes that migrate at once, one applies and the others find it done", async () => {
  await write("1_create_table", "create table widgets (id int); select pg_sleep(0.2);");
  const results = await Promise.all([run(), run(), run()]);
  expect(results.toSorted((a, b) => a.length - b.length)).toEqual([[], [], ["1_create_table"]]);
});

test("a failed migration leaves nothing behind, names its line, and is tried again", async () => {
  await write("1_good", "create table good (id int);");
  await write("2_bad", "create table bad (id int);\n-- a comment with ünïcödé 🙂\nselect broken;");
  const failure = await failureOf(run());
  expect(failure.say).toContain("2_bad failed at line 3");
  expect(failure.say).toContain('column "broken" does not exist');
  expect(await tableExists("good")).toBe(true);
  expect(await tableExists("bad")).toBe(false);
  const { rows } = await owner.query(
    "select logs, finished_at, rolled_back_at is not null as undone from _prisma_migrations where migration_name = '2_bad'",
  );
  expect(rows).toEqual([
    { logs: 'column "broken" does not exist', finished_at: null, undone: true },
  ]);
  await write("2_bad", "create table bad (id int);");
  expect(await run()).toEqual(["2_bad"]);
});

test("a migration whose process dies half way is applied by the next", async () => {
  await write("1_slow", "create table slow (id int); select pg_advisory_xact_lock(4242);");
  await owner.query("select pg_advisory_lock(4242)");
  const outcome = failureOf(run());
  const waiting = `select pid from pg_stat_activity
    where datname = $1 and application_name = 'sdr-migrate' and wait_event = 'advisory'`;
  await vi.waitFor(
    async () => expect((await admin.query(waiting, [database.name])).rowCount).toBe(1),
    { timeout: 30_000, interval: 50 },
  );
  await admin.query(`select pg_terminate_backend(pid) from (${waiting}) as stuck`, [database.name]);
  expect((await outcome).code).toBe("internal");
  await owner.query("select pg_advisory_unlock(4242)");
  expect(await tableExists("slow")).toBe(false);
  expect(await run()).toEqual(["1_slow"]);
});

test("a setting of one file is not the next file's", async () => {
  await write("1_set", "create schema aside; set search_path to aside; set role sdr_owner;");
  await write("2_create", "create table widgets (id int);");
  expect(await run()).toEqual(["1_set", "2_create"]);
  expect(await tableExists("widgets")).toBe(true);
});

test("an index may be built concurrently, alone in its file", async () => {
  await write("1_create", "create table widgets (id int);");
  await write("2_index", "create index concurrently widgets_id on widgets (id);");
  expect(await run()).toEqual(["1_create", "2_index"]);
  expect(await tableExists("widgets_id")).toBe(true);
});

test("a concurrent index that failed must be cleaned up, and the message says how", async () => {
  await write("1_create", "create table widgets (id int); insert into widgets values (1), (1);");
  await write("2_index", "create unique index concurrently widgets_id on widgets (id);");
  expect((await failureOf(run())).say).toContain("could not create unique index");
  await owner.query("delete from widgets");
  const failure = await failureOf(run());
  expect(failure.code).toBe("misconfigured");
  await owner.query("drop index widgets_id");
  const cure = failure.say.match(/update _prisma_migrations .*? is null/)?.[0] ?? "";
  await owner.query(cure);
  expect(await run()).toEqual(["2_index"]);
});

test("a migration that was changed after it was applied is refused; other line ends are no change", async () => {
  await write("1_create", "create table\nwidgets (id int);\n");
  await run();
  await write("1_create", "create table\r\nwidgets (id int);\r\n");
  expect(await run()).toEqual([]);
  await write("1_create", "create table\nwidgets (id bigint);\n");
  const failure = await failureOf(run());
  expect(failure.code).toBe("misconfigured");
  expect(failure.say).toContain("1_create was changed after");
});

test("the table is Prisma's own: its checksum, one step, and times in order", async () => {
  await write("1_create", "create table widgets (id int);");
  await run();
  const { rows } = await owner.query(
    `select checksum, applied_steps_count, logs, rolled_back_at, finished_at >= started_at as ordered
     from _prisma_migrations where migration_name = '1_create'`,
  );
  expect(rows).toEqual([
    {
      // printf 'create table widgets (id int);' | sha256sum
      checksum: "1b3a0ab2159c88228cf13467117ad42faf32f850a2a07aeb7131738a0f41868b",
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
      ordered: true,
    },
  ]);
});

test("a migration may make a role without a login and give it a function", async () => {
  const role = `helper_of_${database.name}`;
  await write(
    "1_give",
    `create role ${role} nologin;
     grant ${role} to current_user;
     grant create on schema public to ${role};
     create function answer() returns int language sql security definer set search_path = '' as 'select 42';
     alter function answer() owner to ${role};
     revoke create on schema public from ${role};`,
  );
  expect(await run()).toEqual(["1_give"]);
  const { rows } = await owner.query(
    "select answer(), proowner::regrole::text as owner from pg_proc where proname = 'answer'",
  );
  expect(rows).toEqual([{ answer: 42, owner: role }]);
  await owner.query(`drop owned by ${role}; drop role ${role};`);
});

test("a role that may not change the schema is told to give the owner's URL", async () => {
  await write("1_create", "create table widgets (id int);");
  const failure = await failureOf(migrate({ url: database.appUrl, directory }));
  expect(failure.code).toBe("misconfigured");
  expect(failure.say).toContain("DATABASE_OWNER_URL");
});

test("migrations that cannot be read are reported as a broken install", async () => {
  const missing = path.join(directory, "missing");
  const failure = await failureOf(migrate({ url: database.ownerUrl, directory: missing }));
  expect(failure.code).toBe("misconfigured");
  expect(failure.say).toContain("install it again");
});

test.each([
  {
    what: "a wrong password",
    spoil: (url: string) => url.replace(/:[^:@]+@/, ":secret-word@"),
    told: { code: "misconfigured", say: expect.stringContaining("password") },
  },
  {
    what: "a missing database",
    spoil: (url: string) => url.replace(/test_\w+/, "not_there"),
    told: { code: "misconfigured", say: expect.stringContaining('"not_there"') },
  },
  {
    what: "a silent server",
    spoil: (url: string) => url.replace(/:\d+\//, ":1/"),
    told: { code: "unavailable", say: expect.stringContaining("no answer") },
  },
  {
    what: "a URL of another kind",
    spoil: () => "mysql://sdr:secret-word@localhost/sdr",
    told: { code: "misconfigured", say: expect.stringContaining("must look like") },
  },
])("$what is said in words that do not tell the password", async ({ spoil, told }) => {
  const failure = await failureOf(migrate({ url: spoil(database.ownerUrl), directory }));
  expect(failure).toMatchObject(told);
  expect(failure.say).not.toContain("secret-word");
  expect(failure.say).not.toContain(new URL(database.ownerUrl).password);
});
