import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/setup/fresh-database.ts";
import { makeFolder, removeFolder } from "../../../test/setup/temporary-folders.ts";
import { migrate } from "./migrate.ts";
import { refuseOutdatedSchema } from "./refuse-outdated-schema.ts";

const SHIPPED = fileURLToPath(new URL("../../../prisma/migrations", import.meta.url));
let database: FreshDatabase;
let pool: pg.Pool;
let later: string;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.appUrl });
  later = await makeFolder();
  await mkdir(path.join(later, "99990101000000_do_nothing"));
  await writeFile(path.join(later, "99990101000000_do_nothing", "migration.sql"), "select 1;");
});
afterAll(async () => {
  await pool.end();
  await database.drop();
  await removeFolder(later);
});

test("the application's role can tell that its database is up to date", async () => {
  await expect(refuseOutdatedSchema(pool, SHIPPED)).resolves.toBeUndefined();
});

test("a database older than the program is refused with what to run, until it was migrated", async () => {
  await expect(refuseOutdatedSchema(pool, later)).rejects.toMatchObject({
    code: "misconfigured",
    say: expect.stringContaining("needs 99990101000000_do_nothing"),
    next: expect.stringContaining("sdr migrate"),
  });
  await migrate({ url: database.ownerUrl, directory: later });
  await expect(refuseOutdatedSchema(pool, later)).resolves.toBeUndefined();
});

test("a database newer than the program is fine, and an older program does not set it back", async () => {
  await migrate({ url: database.ownerUrl, directory: SHIPPED });
  await expect(refuseOutdatedSchema(pool, later)).resolves.toBeUndefined();
  await expect(refuseOutdatedSchema(pool, SHIPPED)).resolves.toBeUndefined();
});

test("a database without our tables is refused with what to run", async () => {
  const empty = new pg.Pool({
    connectionString: database.superuserUrl.replace(/\/test_\w+/, "/postgres"),
  });
  await expect(refuseOutdatedSchema(empty, SHIPPED)).rejects.toMatchObject({
    code: "misconfigured",
    next: expect.stringContaining("sdr migrate"),
  });
  await empty.end();
});
