import { expect, it, inject } from "vitest";
import { freshDatabase } from "../setup/fresh-database.ts";
import { openConnection } from "../../src/core/db/open-connection.ts";
it("works", async () => {
  const t = Date.now();
  const db = await freshDatabase();
  console.log("clone", Date.now() - t);
  for (const url of [db.ownerUrl, db.appUrl, db.superuserUrl]) {
    const c = await openConnection({ url, purpose: "x" });
    console.log((await c.query("select current_user, version(), (select count(*) from pg_tables where schemaname='public')")).rows[0]);
    await c.end();
  }
  await db.drop();
});
