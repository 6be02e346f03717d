import pg from "pg";
import { expect, test } from "vitest";
import { freshDatabase } from "./fresh-database.ts";

async function connect(url: string): Promise<pg.Client> {
  const db = new pg.Client({ connectionString: url });
  db.on("error", () => {});
  await db.connect();
  return db;
}

test("a fresh database is its owner's, open to the application, and nobody else's", async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
  const owner = await connect(one.ownerUrl);
  await owner.query("create table only_here (id int)");
  const app = await connect(one.appUrl);
  expect((await app.query("select current_user as role")).rows).toEqual([{ role: "sdr_app" }]);
  await expect(app.query("create table theirs (id int)")).rejects.toThrow("permission denied");
  const other = await connect(two.ownerUrl);
  const { rows } = await other.query("select to_regclass('only_here') as found");
  expect(rows).toEqual([{ found: null }]);
  await Promise.all([one.drop(), two.drop()]);
  await expect(connect(one.ownerUrl)).rejects.toThrow("does not exist");
});
